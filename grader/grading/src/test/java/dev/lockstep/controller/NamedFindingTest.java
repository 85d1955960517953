package dev.lockstep.controller;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.lockstep.controller.Settings.Work;
import dev.lockstep.testing.Kinds;
import dev.lockstep.verdict.CheckGrade;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.FindingKind;
import dev.lockstep.verdict.FindingKind.About;
import dev.lockstep.verdict.FindingRegistry;
import dev.lockstep.verdict.Kind;
import dev.lockstep.verdict.Verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

/// A check asserts different things, and each says what it finds.
class NamedFindingTest {

    private static final String CONTRACT = """
            package boxes.contract;
            public interface Box {
                void use(Runnable user);
            }
            """;

    private static final String CHECKS = """
            package boxes.checks;
            import static org.junit.jupiter.api.Assertions.*;
            import boxes.contract.Box;
            import dev.lockstep.api.*;
            @Topic("boxes")
            public class BoxChecks {
                @Check(points = 10, title = "a", finding = "of-the-check", hint = "Of the check.")
                void isPlain(Submission submission) {
                    Finding.named("named").hint("Of the assertion.").unless(() -> assertTrue(true));
                    assertEquals(1, 2, "two");
                }
                @Check(points = 10, title = "b", finding = "of-the-check", hint = "Of the check.")
                void hasAHint(Submission submission) {
                    Finding.named("named").hint("Of the assertion.").unless(() -> assertEquals(1, 2, "two"));
                }
                @Check(points = 10, title = "c", finding = "of-the-check", hint = "Of the check.")
                void hasAdvice(Submission submission) {
                    Finding.named("named").unless(() -> fail());
                }
                @Check(points = 10, title = "d", finding = "of-the-check")
                void isNested(Submission submission) {
                    Finding.named("of-the-check").unless(() -> Finding.named("named").unless(() -> fail("within")));
                }
                @Check(points = 10, title = "e", finding = "of-the-check", hint = "Of the check.")
                void isSwallowed(Submission submission) {
                    submission.create(Box.class, "MyBox").use(
                            () -> Finding.named("named").hint("Of the assertion.").unless(() -> fail("inside")));
                }
                @Check(points = 10, title = "f", finding = "of-the-check", hint = "Of the check.")
                void isSwallowedWithin(Submission submission) {
                    Finding.named("named").hint("Of the assertion.").unless(
                            () -> submission.create(Box.class, "MyBox").use(() -> fail("inside")));
                }
                @Check(points = 10, title = "g", finding = "of-the-check")
                @Explore
                void isOfAThread(Submission submission, Threads threads) {
                    var gauge = new Gauge();
                    threads.times(2, _ -> {
                        gauge.enter();
                        Finding.named("named").unless(() -> assertEquals(1, gauge.inside(), "inside"));
                        gauge.leave();
                    });
                    threads.join();
                }
                @Check(points = 10, title = "i", finding = "of-the-check")
                void isOfAClassThatIsMissing(Submission submission) {
                    Finding.named("named").unless(() -> assertThrows(IllegalArgumentException.class,
                            () -> submission.create(Box.class, "NoBox")));
                }
                @Check(points = 10, title = "h", finding = "of-the-check")
                @Structure
                void isOfTheShape(Code code) {
                    Finding.named("named").unless(() -> code.of("MyBox").usesOnly(""));
                }
            }
            """;

    private static final String SWALLOWS = """
            package boxes;
            public class MyBox implements boxes.contract.Box {
                private final Object key = new java.util.ArrayList<>();
                @Override
                public void use(Runnable user) {
                    try {
                        user.run();
                    } catch (Throwable e) {
                        return;
                    }
                }
            }
            """;

    private static final FindingRegistry KNOWN = new FindingRegistry(
            List.of(new FindingKind("of-the-check", "It is wrong.", "", About.STATE),
                    new FindingKind("named", "It is named.", "Of the registry.", About.STATE)));

    private static final Map<String, Kind> ASKED = Map.of("isPlain", Kinds.FUNCTIONAL, "hasAHint", Kinds.FUNCTIONAL,
            "hasAdvice", Kinds.FUNCTIONAL, "isNested", Kinds.FUNCTIONAL, "isSwallowed", Kinds.FUNCTIONAL,
            "isSwallowedWithin", Kinds.FUNCTIONAL, "isOfAThread", Kinds.EXPLORE, "isOfTheShape", Kinds.STRUCTURE,
            "isOfAClassThatIsMissing", Kinds.FUNCTIONAL);

    @TempDir
    private Path folder;

    @Test
    void anAssertionThatNamesWhatItFindsIsReportedByThatNameWhoeverCatchesIt() throws Exception {
        var found = new TreeMap<String, String>();
        graded().forEach((check, finding) -> found.put(check,
                finding.code() + " | " + finding.message() + " | " + finding.hint()));
        assertEquals(Map.of("isPlain", "of-the-check | Of the check: two. | Of the check.",
                "hasAHint", "named | Named: two. | Of the assertion.",
                "hasAdvice", "named | It is named. | Of the registry.",
                "isNested", "named | Named: within. | Of the registry.",
                "isSwallowed", "named | Named: inside. | Of the assertion.",
                "isSwallowedWithin", "named | Named: inside. | Of the assertion.",
                "isOfAThread", "named | Named: inside. | Of the registry.",
                "isOfAClassThatIsMissing",
                "class-missing | There is no class boxes.NoBox: the topic asks for one of this name. | ",
                "isOfTheShape", "named | it uses more than the assignment allows here | Of the registry."), found);
    }

    private Map<String, Finding> graded() throws Exception {
        var course = OneTopicCourse.compiled(folder, CONTRACT, CHECKS, "of-the-check", KNOWN);
        try (var controller = Controller.open(Settings.fromProperties(Work.CHECKS))) {
            return course.grade(controller, ASKED, SWALLOWS).checks().stream()
                    .collect(Collectors.toMap(grade -> grade.check().id(), NamedFindingTest::finding));
        }
    }

    private static Finding finding(CheckGrade grade) {
        return assertInstanceOf(Verdict.Failed.class, grade.verdict(), grade.check().id()).findings().getFirst();
    }
}
