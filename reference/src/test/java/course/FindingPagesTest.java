package course;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import dev.lockstep.controller.Controller;
import dev.lockstep.controller.Plan;
import dev.lockstep.controller.Settings;
import dev.lockstep.controller.Watcher;
import dev.lockstep.course.Course;
import dev.lockstep.course.CourseCatalog;
import dev.lockstep.course.Selection;
import dev.lockstep.report.ConsoleReport;
import dev.lockstep.report.Look;
import dev.lockstep.submission.SubmissionReader;
import dev.lockstep.verdict.CheckGrade;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.FindingKind;
import dev.lockstep.verdict.Grade;
import dev.lockstep.verdict.GraderFinding;
import dev.lockstep.verdict.TopicGrade;
import dev.lockstep.verdict.Verdict;

import static course.Lockstep.REPOSITORY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

/// What the pages of findings show is what the tool prints, and what they call repaired is. `-Dlockstep.golden=write` writes
/// anew what it prints.
class FindingPagesTest {

    private static final Path PAGES = REPOSITORY.resolve("grader/docs/findings");
    private static final Pattern SOURCE = Pattern.compile("```java (\\S+)\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern SHOWN = Pattern.compile(
            "    grader/bin/lockstep grade \\. --check (\\S+)\\n\\n```text\\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private static Path folder;

    private static Course course;
    private static CourseCatalog catalog;
    private static Controller controller;

    @BeforeAll
    static void build() throws IOException {
        CourseOfPages.built(folder, List.of("grader/docs/findings/README.md"));
        var built = folder.resolve("assignments/target");
        course = new Course(List.of(built.resolve("classes")), List.of(built.resolve("test-classes")));
        catalog = CourseCatalog.read(course);
        controller = Controller.open(Settings.fromProperties(Settings.Work.CHECKS));
    }

    @AfterAll
    static void end() {
        controller.close();
    }

    private static Path page(String code) {
        return PAGES.resolve(code + ".md");
    }

    @Test
    void eachFindingHasAPageThatSaysWhatTheRegistrySays() throws IOException {
        var codes = new TreeSet<String>();
        for (var finding : GraderFinding.values()) {
            var kind = finding.kind();
            codes.add(kind.code() + ".md");
            var text = Files.readString(page(kind.code())).replace("\n", " ");
            assertTrue(text.startsWith("# " + kind.code() + "  " + kind.meaning()), kind.code());
            assertTrue(text.contains(kind.advice()), kind.code());
            assertTrue(Files.readString(PAGES.resolve("README.md")).contains(entry(kind)), kind.code());
        }
        codes.add("README.md");
        try (var files = Files.list(PAGES)) {
            assertEquals(codes, files.map(file -> file.getFileName().toString())
                    .collect(Collectors.toCollection(TreeSet::new)));
        }
    }

    private static String entry(FindingKind kind) {
        return "- [%s](%1$s.md): %s\n".formatted(kind.code(), kind.meaning());
    }

    @TestFactory
    Stream<DynamicTest> thePagesShowWhatTheToolPrints() {
        return Arrays.stream(GraderFinding.values()).map(GraderFinding::code).filter(FindingPagesTest::showsAProgram)
                .map(code -> dynamicTest(code, () -> holds(code)));
    }

    private static boolean showsAProgram(String code) {
        try {
            return SHOWN.matcher(Files.readString(page(code))).find();
        } catch (IOException e) {
            return true; // and fails there
        }
    }

    private static void holds(String code) throws Exception {
        var text = Files.readString(page(code));
        var shown = SHOWN.matcher(text);
        assertTrue(shown.find());
        var sources = SOURCE.matcher(text).results().toList();
        assertEquals(2, sources.size());
        var wrong = grade(code, sources.getFirst(), shown.group(1));
        assertEquals(code,
                wrong.topics().stream().flatMap(FindingPagesTest::findings).findFirst().orElseThrow().code());
        var printed = new ConsoleReport(Look.PLAIN, ".").render(withoutTokens(wrong));
        if (System.getProperty("lockstep.golden", "").equals("write")) {
            Files.writeString(page(code), text.substring(0, shown.start(2)) + printed + text.substring(shown.end(2)));
        } else {
            assertEquals(shown.group(2), printed);
        }
        var repaired = grade(code, sources.getLast(), shown.group(1));
        assertEquals(repaired.maxPoints(), repaired.points(), repaired::toString);
    }

    private static Stream<Finding> findings(TopicGrade topic) {
        return Stream.concat(topic.findings().stream(), topic.checks().stream().flatMap(
                check -> check.verdict() instanceof Verdict.Failed(_, var findings) ? findings.stream() : Stream.of()));
    }

    private static Grade grade(String code, MatchResult source, String check) throws Exception {
        var program = Files.createDirectories(Files.createTempDirectory(folder, "program").resolve(code));
        var file = program.resolve(source.group(1));
        Files.createDirectories(file.getParent());
        Files.writeString(file, source.group(2));
        var plan = Selection.all(course, catalog).onlyChecks(Set.of(check))
                .plan(SubmissionReader.read(program, catalog.topicNames()), Plan.Options.DEFAULT);
        return controller.grade(plan, Watcher.NONE).get();
    }

    /// A token is made for one JDK.
    private static Grade withoutTokens(Grade grade) {
        return new Grade(grade.submission(), grade.topics().stream().map(topic -> new TopicGrade(topic.topic(),
                topic.findings(), topic.checks().stream().map(FindingPagesTest::withoutToken).toList())).toList());
    }

    private static CheckGrade withoutToken(CheckGrade check) {
        return check.verdict() instanceof Verdict.Failed(var exploration, var findings)
                ? new CheckGrade(check.check(), new Verdict.Failed(exploration, findings.stream().map(
                        it -> new Finding(it.code(), it.message(), it.facts(), it.location(), it.schedule(), null,
                                it.hint()))
                        .toList()), check.points())
                : check;
    }
}
