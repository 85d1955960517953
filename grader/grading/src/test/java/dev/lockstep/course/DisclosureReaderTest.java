package dev.lockstep.course;

import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.lockstep.verdict.Disclosure;
import dev.lockstep.verdict.Disclosure.Showing;
import dev.lockstep.verdict.Feedback;
import dev.lockstep.verdict.Visibility;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class DisclosureReaderTest {

    @TempDir
    Path folder;

    private SampleCourse course = new SampleCourse(Path.of(""));

    @BeforeEach
    void makeCourse() {
        course = SampleCourse.in(folder.resolve("course"));
    }

    @Test
    void withoutAWordEverythingIsShown() {
        assertEquals(Showing.ALL, read("topics: [shapes]\n").of("locks", "fails"));
    }

    @Test
    void whatIsNearestToACheckCounts() {
        var disclosure = read("""
                feedback: no-schedule
                visibility: after-due-date
                shown:
                  locks: {feedback: no-check-source}
                  locks.fails: {feedback: only-sentence, visibility: hidden}
                  locks.passes: {visibility: visible}
                """);
        assertEquals(new Showing(Feedback.NO_SCHEDULE, Visibility.AFTER_DUE_DATE), disclosure.of("shapes", "isFinal"));
        assertEquals(new Showing(Feedback.NO_CHECK_SOURCE, Visibility.AFTER_DUE_DATE),
                disclosure.of("locks", "reports"));
        assertEquals(new Showing(Feedback.ONLY_SENTENCE, Visibility.HIDDEN), disclosure.of("locks", "fails"));
        assertEquals(new Showing(Feedback.NO_CHECK_SOURCE, Visibility.VISIBLE), disclosure.of("locks", "passes"));
    }

    @Test
    void whatIsWrongIsToldWithTheWordsThereAre() {
        refused("feedback: some\n", "course.yaml has the feedback 'some', which is none: choose from all, "
                + "no-check-source, no-schedule, only-sentence, only-passed");
        refused("shown: {locks.fails: {visibility: never}}\n", "course.yaml has the visibility 'never' for "
                + "locks.fails, which is none: choose from visible, after-due-date, hidden");
        refused("shown: {locks.fail: {visibility: hidden}}\n", "course.yaml shows 'locks.fail', which is neither a "
                + "topic nor a TOPIC.CHECK: 'locks.fails' is meant?");
    }

    @Test
    void anUnknownKeyIsAMistake() {
        course.write("assignments/target/test-classes/course.yaml", "shown: {locks: {feedbak: all}}\n");
        var problems = assertThrows(InvalidCourseException.class, () -> CourseCatalog.read(course.course())).problems();
        assertEquals(true, problems.getFirst().startsWith("course.yaml cannot be understood: ")
                && problems.getFirst().contains("feedbak"), problems::toString);
    }

    private Disclosure read(String text) {
        course.write("assignments/target/test-classes/course.yaml", text);
        return CourseCatalog.read(course.course()).disclosure();
    }

    private void refused(String text, String problem) {
        course.write("assignments/target/test-classes/course.yaml", text);
        assertEquals(problem, assertThrows(InvalidCourseException.class, () -> CourseCatalog.read(course.course()))
                .problems().getFirst());
    }
}
