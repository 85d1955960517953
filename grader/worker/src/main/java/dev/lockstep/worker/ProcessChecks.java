package dev.lockstep.worker;

import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

import dev.lockstep.engine.Bounds;
import dev.lockstep.engine.Explored;
import dev.lockstep.engine.Explorer;
import dev.lockstep.engine.strategy.Decisions;
import dev.lockstep.verdict.Exploration;
import dev.lockstep.verdict.Fact;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.Verdict;
import dev.lockstep.wire.Order;
import dev.lockstep.worker.LaunchedProcesses.Moment;

/// Runs a check whose processes are JVMs of their own: once, and once more for each moment at which one is to be killed.
///
/// @param bounds of the check's own schedule
record ProcessChecks(Subject subject, Checks junit, Order.RunCheck order, Bounds bounds, Talk talk) {

    /// So often is a process killed at most; one that sends more is killed at the first of these moments.
    private static final int MOST_MOMENTS = 100;

    Verdict verdict(Class<?> checks, Method check) {
        var answer = new Verdict[1];
        junit.run(checks, check, subject.submission(), (type, method) -> answer[0] = verdict(type, method, check));
        return answer[0];
    }

    private Verdict verdict(Class<?> type, Method method, Method check) throws NoSuchMethodException {
        var findings = Findings.of(subject, order, check);
        var moments = new ArrayDeque<Moment>();
        var told = "";
        var whole = true;
        Moment moment = null;
        do {
            var processes = new LaunchedProcesses(talk, moment);
            var explored = Explorer.replay(bounds,
                    new CheckProgram(subject, type, method, null, _ -> processes), new Decisions());
            ExploringDesk.requireValid(explored);
            if (explored instanceof Explored.Diverged(_, var difference)) {
                return ExploringDesk.diverged(difference);
            }
            var found = processes.finding().or(() -> findings.against(explored, _ -> "").map(ProcessChecks::alone));
            if (found.isPresent()) {
                return new Verdict.Failed(Exploration.NONE, List.of(told(found.get(), processes)));
            }
            if (moment == null) {
                whole = processes.moments().size() <= MOST_MOMENTS;
                moments.addAll(processes.moments().stream().limit(MOST_MOMENTS).toList());
                told = processes.summary(moments.size(), whole);
            }
            moment = moments.poll();
        } while (moment != null);
        return new Verdict.Passed(new Exploration(0, 0, whole, told));
    }

    /// The check's own thread has nothing to show.
    private static Finding alone(Finding finding) {
        return new Finding(finding.code(), finding.message(), finding.facts(), finding.location(), null, null,
                finding.hint());
    }

    private static Finding told(Finding finding, LaunchedProcesses processes) {
        var facts = new ArrayList<Fact>();
        processes.killed().ifPresent(who -> facts.add(new Fact("killed", who)));
        facts.addAll(finding.facts());
        if (!processes.log().isEmpty()) {
            facts.add(new Fact("what happened", String.join("\n", processes.log())));
        }
        return new Finding(finding.code(), finding.message(), facts, finding.location(), finding.schedule(), null,
                finding.hint());
    }
}
