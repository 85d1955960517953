package dev.lockstep.worker;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.lockstep.engine.Bounds;
import dev.lockstep.engine.Explored;
import dev.lockstep.engine.Explorer;
import dev.lockstep.engine.strategy.Decisions;
import dev.lockstep.verdict.Exploration;
import dev.lockstep.verdict.Fact;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.Verdict;
import dev.lockstep.wire.Order;

/// Runs a check whose processes are JVMs of their own: once, and once more for each moment at which one is to be killed.
///
/// @param bounds of the check's own schedule
/// @param explored whether its processes were explored before, where a message arrives in any part when who sends it is killed
record ProcessChecks(Subject subject, Checks junit, Order.RunCheck order, Bounds bounds, Talk talk, boolean explored) {

    /// So often is a process killed at most; one that sends more is killed at the first of these moments.
    private static final int MOST_MOMENTS = 100;

    Verdict verdict(Class<?> checks, Method check) {
        var answer = new Verdict[1];
        junit.run(checks, check, subject.submission(), (type, method) -> answer[0] = verdict(type, method, check));
        return answer[0];
    }

    private Verdict verdict(Class<?> type, Method method, Method check) throws NoSuchMethodException {
        var findings = Findings.of(subject, order, check);
        var alive = new LaunchedProcesses(talk, null);
        var failed = failure(new CheckProgram(subject, type, method, null, _ -> alive), alive, findings);
        if (failed.isPresent()) {
            return failed.get();
        }
        var moments = alive.moments(explored);
        var kills = alive.killedOne() ? 1 : 0;
        for (var moment : moments.stream().limit(MOST_MOMENTS).toList()) {
            var processes = new LaunchedProcesses(talk, moment);
            failed = failure(new CheckProgram(subject, type, method, null, _ -> processes), processes, findings);
            if (failed.isPresent()) {
                return failed.get();
            }
            kills += processes.killedOne() ? 1 : 0;
        }
        return new Verdict.Passed(new Exploration(0, 0, moments.isEmpty(),
                alive.summary(kills, moments.size() <= MOST_MOMENTS)));
    }

    /// Runs the check once.
    private Optional<Verdict> failure(CheckProgram program, LaunchedProcesses processes, Findings findings) {
        var explored = Explorer.replay(bounds, program, new Decisions());
        ExploringDesk.requireValid(explored);
        if (explored instanceof Explored.Diverged(_, var difference)) {
            return Optional.of(ExploringDesk.diverged(difference));
        }
        return processes.finding().or(() -> findings.against(explored, _ -> "").map(ProcessChecks::alone))
                .map(found -> new Verdict.Failed(Exploration.NONE, List.of(told(found, processes))));
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
