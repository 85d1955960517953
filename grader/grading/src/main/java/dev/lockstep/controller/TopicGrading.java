package dev.lockstep.controller;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.lockstep.verdict.CheckGrade;
import dev.lockstep.verdict.Exploration;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.GraderFinding;
import dev.lockstep.verdict.TopicGrade;
import dev.lockstep.verdict.Verdict;
import dev.lockstep.wire.Order;
import dev.lockstep.wire.Reply;

/// A topic on its way to a grade: compiled first, then checked, each check after the one that it builds on.
///
/// Thread safety: guarded by the lock of the [Grading] that it is part of.
final class TopicGrading {

    private final Grading grading;
    private final Plan.Topic topic;
    private final Plan.Options options;
    private final Unit unit;
    private final Order.Compile compile;
    private final SourceLines lines;
    private final Map<String, Plan.Check> checks;
    private final Map<String, CheckGrade> grades = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();

    TopicGrading(Grading grading, Plan.Topic topic, Plan.Options options, Unit unit) {
        this.grading = grading;
        this.topic = topic;
        this.options = options;
        this.unit = unit;
        compile = new Order.Compile(unit.target(), topic.sources());
        lines = new SourceLines(topic.sources());
        checks = topic.checks().stream().collect(Collectors.toMap(check -> check.info().id(), Function.identity()));
    }

    void start() {
        grading.offer(unit, -1, Role.COMPILER, compile, _ -> {
        }, this::compiled);
    }

    private void compiled(Outcome outcome) {
        switch (outcome) {
            case Outcome.Answered(Reply.Compiled _) -> topic.checks().stream().filter(this::standsAlone)
                    .forEach(this::run);
            case Outcome.Answered(Reply.Rejected(_, var why)) -> reject(lines.fill(why));
            case Outcome.Lost lost -> reject(List.of(LostWorkers.compiling(lost)));
            case Outcome.Answered _,Outcome.Broken _ -> topic.checks()
                    .forEach(check -> settle(check, inconclusive(outcome)));
        }
    }

    private void reject(List<Finding> why) {
        findings.addAll(why);
        grading.watcher().rejected(topic.name(), why);
        var compiles = why.stream().noneMatch(GraderFinding.DOES_NOT_COMPILE::is);
        var reason = compiles ? "the topic was turned down before any check" : "the topic does not compile";
        topic.checks().forEach(check -> settle(check, new Verdict.NotRun(reason)));
    }

    /// A check that nobody asked for holds nothing back.
    private boolean standsAlone(Plan.Check check) {
        return !checks.containsKey(check.info().needs());
    }

    private void run(Plan.Check check) {
        var known = options.known().get(check.info().id());
        if (known != null) {
            decided(check, known);
            return;
        }
        var run = order(check);
        var role = Role.of(check.info().kind());
        grading.offer(unit, topic.checks().indexOf(check), role,
                role == Role.COMPILER ? new Order.Inspect(compile, run) : run,
                schedules -> grading.watcher().progress(topic.name(), check.info().id(), schedules),
                outcome -> checked(check, outcome));
    }

    private Order.RunCheck order(Plan.Check check) {
        return new Order.RunCheck(topic.name(), check.checkClass(), check.method(), check.info(), check.finding(),
                options.seed(), options.replay(),
                options.launching() == Plan.Launching.YES);
    }

    private void checked(Plan.Check check, Outcome outcome) {
        var verdict = verdict(outcome);
        if (outcome instanceof Outcome.Answered(Reply.Ended(_, _, _, var created)) && !created.isEmpty()) {
            grading.watcher().created(topic.name(), check.info().id(), created);
        }
        if (verdict instanceof Verdict.Passed && options.secondOpinion() == Plan.SecondOpinion.YES
                && Role.mayDoubt(check.info().kind())) {
            doubt(check, verdict);
        } else {
            decided(check, verdict);
        }
    }

    /// Has Lincheck look where our own scheduler did not get to. Whatever becomes of that, a check that has passed fails
    /// only where the scheduler confirms what Lincheck suspects.
    private void doubt(Plan.Check check, Verdict passed) {
        var place = topic.checks().indexOf(check);
        grading.offer(unit, place, Role.LINCHECK, new Order.Suspect(order(check)), _ -> {
        }, outcome -> {
            if (outcome instanceof Outcome.Answered(Reply.Suspected(_, _, var scenario)) && !scenario.isEmpty()) {
                grading.offer(unit, place, Role.EXPLORER, new Order.Confirm(order(check), scenario), _ -> {
                }, confirmed -> decided(check, isConfirmed(confirmed) ? verdict(confirmed) : passed));
            } else {
                decided(check, passed);
            }
        });
    }

    private static boolean isConfirmed(Outcome outcome) {
        return outcome instanceof Outcome.Answered(Reply.Ended(_, _, Verdict.Failed _, _));
    }

    private Verdict verdict(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Answered(Reply.Ended(_, _, var verdict, _)) -> lines.fill(verdict);
            case Outcome.Lost lost -> new Verdict.Failed(Exploration.NONE, List.of(LostWorkers.checking(lost)));
            case Outcome.Answered _,Outcome.Broken _ -> inconclusive(outcome);
        };
    }

    private void decided(Plan.Check check, Verdict verdict) {
        settle(check, verdict);
        dependents(check).forEach(dependent -> decide(check, dependent));
    }

    private void decide(Plan.Check needed, Plan.Check dependent) {
        var held = options.heldBack() == Plan.HeldBack.YES && !passed(needed);
        if (!held) {
            run(dependent);
            return;
        }
        settle(dependent, new Verdict.NotRun("waits for " + needed.info().title()));
        dependents(dependent).forEach(next -> decide(dependent, next));
    }

    private List<Plan.Check> dependents(Plan.Check check) {
        return topic.checks().stream().filter(other -> other.info().needs().equals(check.info().id())).toList();
    }

    private static Verdict inconclusive(Outcome outcome) {
        return new Verdict.Inconclusive(switch (outcome) {
            case Outcome.Answered(Reply.Fault(var text)) -> "the grader is at fault: " + text;
            case Outcome.Broken(var fault) -> String.valueOf(fault.getMessage());
            case Outcome.Answered _,Outcome.Lost _ -> "the worker answered another question";
        });
    }

    private void settle(Plan.Check check, Verdict verdict) {
        var earned = verdict instanceof Verdict.Passed && (standsAlone(check) || earned(check.info().needs()));
        var grade = new CheckGrade(check.info(), verdict, earned ? check.info().points() : 0);
        grades.put(check.info().id(), grade);
        grading.watcher().ended(topic.name(), grade);
    }

    private boolean passed(Plan.Check check) {
        var grade = grades.get(check.info().id());
        return grade != null && grade.verdict() instanceof Verdict.Passed;
    }

    /// Points, not the verdict: a check that passes although what it builds on does not, holds up nothing either.
    private boolean earned(String id) {
        var grade = grades.get(id);
        return grade != null && grade.points() > 0;
    }

    boolean complete() {
        return grades.size() == topic.checks().size();
    }

    TopicGrade grade() {
        return new TopicGrade(topic.name(), findings, topic.checks().stream()
                .map(check -> Objects.requireNonNull(grades.get(check.info().id()))).toList());
    }
}
