package dev.lockstep.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.lockstep.verdict.CheckGrade;
import dev.lockstep.verdict.CheckInfo;
import dev.lockstep.verdict.Disclosure;
import dev.lockstep.verdict.Disclosure.Showing;
import dev.lockstep.verdict.Exploration;
import dev.lockstep.verdict.Feedback;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.Grade;
import dev.lockstep.verdict.Schedule;
import dev.lockstep.verdict.TopicGrade;
import dev.lockstep.verdict.Verdict;
import dev.lockstep.verdict.Visibility;
import org.jspecify.annotations.Nullable;

/// Leaves out of a grade what its course does not disclose: the one place, which every report is behind. Points stay as they
/// are, and so does what keeps a whole topic from being checked, which says nothing of the checks.
public record Discretion(Disclosure disclosure) {

    private static final String NOT_SHOWN = "not-shown";
    private static final String ELSEWHERE = "waits for a check that is not shown";

    /// The grade with as much of each failed check as the course tells.
    public Grade thin(Grade grade) {
        return new Grade(grade.submission(), grade.topics().stream().map(this::thin).toList());
    }

    private TopicGrade thin(TopicGrade topic) {
        return new TopicGrade(topic.topic(), topic.findings(),
                topic.checks().stream().map(check -> thin(topic.topic(), check, waitsForUnshown(topic, check)))
                        .toList());
    }

    /// One check of it, alone.
    public CheckGrade thin(String topic, CheckGrade check) {
        return thin(topic, check, false);
    }

    /// @param waits whether why it was not run names a check that is not shown
    private CheckGrade thin(String topic, CheckGrade check, boolean waits) {
        var feedback = of(topic, check).feedback();
        var verdict = switch (check.verdict()) {
            case Verdict.Failed(var exploration, var findings) -> failed(feedback, exploration, findings);
            case Verdict.NotRun(var reason) -> new Verdict.NotRun(waits ? ELSEWHERE : reason);
            case Verdict.Passed _,Verdict.Inconclusive _ -> check.verdict();
        };
        return new CheckGrade(check.check(), verdict, check.points());
    }

    private static Verdict failed(Feedback feedback, Exploration exploration, List<Finding> findings) {
        return switch (feedback) {
            case ALL -> new Verdict.Failed(exploration, findings);
            case NO_CHECK_SOURCE -> new Verdict.Failed(exploration, findings.stream()
                    .map(it -> with(it, withoutCheck(it.schedule()), it.replay())).toList());
            case NO_SCHEDULE -> new Verdict.Failed(exploration, findings.stream()
                    .map(it -> with(it, null, null)).toList());
            case ONLY_SENTENCE -> new Verdict.Failed(exploration, findings.stream()
                    .map(it -> sentence(it.code(), it.message())).toList());
            case ONLY_PASSED -> notShown();
        };
    }

    private static Verdict notShown() {
        return new Verdict.Failed(new Exploration(0, 0, false, ""),
                List.of(sentence(NOT_SHOWN, "The check fails. The course does not show how.")));
    }

    private static Finding with(Finding finding, @Nullable Schedule schedule, @Nullable String replay) {
        return new Finding(finding.code(), finding.message(), finding.facts(), finding.location(), schedule, replay,
                finding.hint());
    }

    private static Finding sentence(String code, String message) {
        return new Finding(code, message, List.of(), null, null, null, "");
    }

    /// Steps outside of the submission are the check's. Those that end the schedule stay, without what they do.
    private static @Nullable Schedule withoutCheck(@Nullable Schedule schedule) {
        if (schedule == null) {
            return null;
        }
        var steps = new ArrayList<Schedule.Step>();
        var places = new int[schedule.steps().size()];
        for (var i = 0; i < places.length; i++) {
            var shown = withoutCheck(schedule.steps().get(i));
            places[i] = shown.isPresent() ? steps.size() : -1;
            shown.ifPresent(steps::add);
        }
        return new Schedule(schedule.threads(), steps, schedule.ties().moved(places));
    }

    private static Optional<Schedule.Step> withoutCheck(Schedule.Step step) {
        if (step.location() != null) {
            return Optional.of(step);
        }
        return switch (step.kind()) {
            case PLAIN, PREEMPTED, LEFT_OUT -> Optional.empty();
            case BLOCKED, CULPRIT -> Optional.of(new Schedule.Step(step.thread(), "in the check", null, step.kind()));
        };
    }

    /// The grade for a reader that no platform hides anything from: of checks that are not visible it has points alone.
    public Grade conceal(Grade grade) {
        return new Grade(grade.submission(), grade.topics().stream().map(this::conceal).toList());
    }

    private TopicGrade conceal(TopicGrade topic) {
        var checks = topic.checks().stream().map(check -> isVisible(topic.topic(), check)
                ? check
                : concealed(check, topic.checks().indexOf(check) + 1)).toList();
        return new TopicGrade(topic.topic(), topic.findings(), checks);
    }

    private boolean isVisible(String topic, CheckGrade check) {
        return of(topic, check).visibility() == Visibility.VISIBLE;
    }

    private Showing of(String topic, CheckGrade check) {
        return disclosure.of(topic, check.check().id());
    }

    /// @param place among the checks of its topic
    private static CheckGrade concealed(CheckGrade check, int place) {
        var info = check.check();
        var verdict = switch (check.verdict()) {
            case Verdict.Passed _ -> new Verdict.Passed(Exploration.NONE);
            case Verdict.Failed _ -> notShown();
            case Verdict.NotRun _ -> new Verdict.NotRun("not shown");
            case Verdict.Inconclusive _ -> new Verdict.Inconclusive("not shown");
        };
        return new CheckGrade(new CheckInfo("hidden" + place, "a hidden check", info.points(), "", info.kind()),
                verdict, check.points());
    }

    /// A check is not run where the one that it builds on did not pass, or where nothing of the topic is.
    private boolean waitsForUnshown(TopicGrade topic, CheckGrade check) {
        return topic.findings().isEmpty() && topic.checks().stream()
                .anyMatch(
                        other -> other.check().id().equals(check.check().needs()) && !isVisible(topic.topic(), other));
    }
}
