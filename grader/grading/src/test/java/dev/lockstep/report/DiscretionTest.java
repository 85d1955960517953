package dev.lockstep.report;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.lockstep.verdict.CheckGrade;
import dev.lockstep.verdict.Disclosure;
import dev.lockstep.verdict.Disclosure.Showing;
import dev.lockstep.verdict.Feedback;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.Grade;
import dev.lockstep.verdict.Schedule;
import dev.lockstep.verdict.Verdict;
import dev.lockstep.verdict.Visibility;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

class DiscretionTest {

    private static final Finding WHOLE = Samples.exclusion();

    @Test
    void allIsAll() {
        assertEquals(Samples.failing(), discretion(Feedback.ALL, Visibility.VISIBLE).thin(Samples.failing()));
    }

    @Test
    void withoutTheCheckItsRowsAreGoneButForTheLast() {
        var finding = told(Feedback.NO_CHECK_SOURCE);
        var schedule = finding.schedule();
        assertNotNull(schedule);
        assertEquals(List.of("locked: false", "locked: false", "locked = true", "locked = true", "in the check"),
                schedule.steps().stream().map(Schedule.Step::operation).toList());
        assertEquals(WHOLE.hint(), finding.hint());
        assertEquals(WHOLE.replay(), finding.replay());
    }

    @Test
    void withoutAScheduleThereIsNoTokenEither() {
        var finding = told(Feedback.NO_SCHEDULE);
        assertNull(finding.schedule());
        assertNull(finding.replay());
        assertEquals(WHOLE.facts(), finding.facts());
        assertEquals(WHOLE.hint(), finding.hint());
    }

    @Test
    void onlyTheSentenceIsOnlyTheSentence() {
        assertEquals(new Finding(WHOLE.code(), WHOLE.message(), List.of(), null, null, null, ""),
                told(Feedback.ONLY_SENTENCE));
    }

    @Test
    void onlyWhetherItPassedTellsNoBugFromAnother() {
        assertEquals(new Finding("not-shown", "The check fails. The course does not show how.", List.of(), null, null,
                null, ""), told(Feedback.ONLY_PASSED));
    }

    @ParameterizedTest
    @EnumSource
    void pointsAndVerdictsStayWhateverIsTold(Feedback feedback) {
        for (var visibility : Visibility.values()) {
            var discretion = discretion(feedback, visibility);
            for (var sample : Sample.values()) {
                var shown = discretion.conceal(discretion.thin(sample.grade()));
                assertEquals(verdicts(sample.grade()), verdicts(shown));
                assertEquals(sample.grade().points(), shown.points());
                assertEquals(sample.grade().maxPoints(), shown.maxPoints());
            }
        }
    }

    private static List<Class<?>> verdicts(Grade grade) {
        return grade.topics().stream().flatMap(topic -> topic.checks().stream())
                .<Class<?>>map(check -> check.verdict().getClass()).toList();
    }

    @Test
    void whatKeepsATopicFromBeingCheckedIsAlwaysTold() {
        var discretion = discretion(Feedback.ONLY_PASSED, Visibility.HIDDEN);
        assertEquals(Samples.doesNotCompile().topics().getFirst().findings(),
                discretion.conceal(discretion.thin(Samples.doesNotCompile())).topics().getFirst().findings());
    }

    @Test
    void aCheckThatIsNotRunDoesNotNameAHiddenOne() {
        var grade = discretion(Feedback.ALL, Visibility.HIDDEN).thin(Samples.failing());
        assertEquals(new Verdict.NotRun("waits for a check that is not shown"),
                grade.topics().getFirst().checks().get(2).verdict());
    }

    @Test
    void ofAHiddenCheckThereAreThePointsAlone() {
        var discretion = discretion(Feedback.ALL, Visibility.HIDDEN);
        var check = first(discretion.conceal(discretion.thin(Samples.failing())));
        assertEquals("hidden1", check.check().id());
        assertEquals("a hidden check", check.check().title());
        assertTrue(!check.toString().contains("SpinLock") && !check.toString().contains("inside"), check::toString);
    }

    private static Finding told(Feedback feedback) {
        return first(discretion(feedback, Visibility.VISIBLE).thin(Samples.failing()))
                .verdict() instanceof Verdict.Failed(_, var findings) ? findings.getFirst() : WHOLE;
    }

    private static CheckGrade first(Grade grade) {
        return grade.topics().getFirst().checks().getFirst();
    }

    private static Discretion discretion(Feedback feedback, Visibility visibility) {
        var showing = new Showing(feedback, visibility);
        return new Discretion(new Disclosure(Map.of(), Map.of("locks.spinLockExcludes", showing)));
    }
}
