package dev.lockstep.course;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.lockstep.testing.GoldenFile;
import dev.lockstep.testing.Kinds;
import dev.lockstep.testing.Programs;
import dev.lockstep.verdict.CheckInfo;
import dev.lockstep.verdict.Clock;
import dev.lockstep.verdict.Exploring;
import dev.lockstep.verdict.Kind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

class CourseCatalogTest {

    private static final String IMPORTS = """
            import dev.lockstep.api.*;

            """;
    private static final String LOCKS = "package locks.checks;\n" + IMPORTS + """
            @Topic("locks")
            public class LocksChecks {
                static {
                    if (true) {
                        throw new IllegalStateException("a check class is read and not loaded");
                    }
                }

                @Check(points = 20, title = "is fair", needs = "excludes")
                @Explore(preemptions = 3, schedules = 7, steps = 9, timers = Timers.ANY_DELAY, spuriousWakeups = 1)
                void isFair() {
                }

                @Check(points = 10, title = "shows the same outcomes")
                @MatchesReference(all = true)
                @Explore(preemptions = 1)
                void matches(Outcome outcome) {
                }

                void helper() {
                }

                @Check(points = 30, title = "excludes", finding = "livelock", hint = "Look again.")
                @Explore
                void excludes() {
                }

                @Check(points = 10, title = "overlaps")
                @Reaches
                void overlaps(Goal goal) {
                }
            }
            """;
    private static final String MORE_LOCKS = "package locks.checks;\n" + IMPORTS + """
            @Topic("locks")
            public class AMoreChecks {
                @Check(points = 10, title = "takes and gives", needs = "isFair")
                void takesAndGives() {
                }

                @Check(points = 10, title = "is linearizable")
                @Linearizable(schedules = 1_000_000_000_000L)
                void isLinearizable(Histories histories) {
                }

                @Check(points = 10, title = "has its shape")
                @Structure
                void hasItsShape(Code code) {
                }
            }
            """;
    private static final String SEMAPHORE = "package semaphore.checks;\n" + IMPORTS + """
            @Topic("semaphore")
            public class SemaphoreChecks {
                @Check(points = 100, title = "counts")
                void counts() {
                }
            }
            """;

    @TempDir
    Path folder;

    @Test
    void aCheckIsWhatItsAnnotationsSayAndTheirDefaults() throws IOException {
        var locks = read(LOCKS, MORE_LOCKS).topic("locks").orElseThrow();
        assertEquals("locks.contract", locks.contractsPackage());
        assertEquals(new CatalogCheck(new CheckInfo("isFair", "is fair", 20, "excludes",
                new Kind.Explore(new Exploring(3, 7, 9, Clock.ANY_DELAY, 1))), "locks.checks.LocksChecks",
                "assertion-failed", ""), locks.check("isFair").orElseThrow());
        assertEquals(new CatalogCheck(new CheckInfo("excludes", "excludes", 30, "", Kinds.EXPLORE),
                "locks.checks.LocksChecks", "livelock", "Look again."), locks.check("excludes").orElseThrow());
    }

    @Test
    void checksComeByClassAndAsWrittenButNeverBeforeWhatTheyNeed() throws IOException {
        var ids = read(LOCKS, MORE_LOCKS).topics().getFirst().checks().stream().map(CatalogCheck::method).toList();
        assertEquals(List.of("excludes", "isFair", "takesAndGives", "isLinearizable", "hasItsShape", "matches",
                "overlaps"), ids);
    }

    @Test
    void theKindOfACheckIsThatOfTheAnnotationBesideIt() throws IOException {
        var kinds = read(LOCKS, MORE_LOCKS).topics().getFirst().checks().stream().map(check -> check.info().kind())
                .toList();
        assertEquals(List.of(Kinds.EXPLORE, new Kind.Explore(new Exploring(3, 7, 9, Clock.ANY_DELAY, 1)),
                Kinds.FUNCTIONAL, new Kind.Linearizable(1_000_000_000_000L, Clock.IDEAL), Kinds.STRUCTURE,
                new Kind.MatchesReference(new Exploring(1, 20_000, 20_000, Clock.IDEAL, 0), Kind.Outcomes.ALL),
                Kinds.REACHES), kinds);
    }

    @Test
    void topicsComeByName() throws IOException {
        assertEquals(List.of("locks", "semaphore"), read(SEMAPHORE, LOCKS, MORE_LOCKS).topicNames());
    }

    @Test
    void aJarIsReadLikeAFolder() throws IOException {
        var classes = Programs.compile(folder.resolve("classes"), SEMAPHORE);
        var jar = folder.resolve("checks.jar");
        try (var files = FileSystems.newFileSystem(jar, Map.of("create", "true"))) {
            Files.createDirectories(files.getPath("semaphore/checks"));
            Files.copy(classes.resolve("semaphore/checks/SemaphoreChecks.class"),
                    files.getPath("semaphore/checks/SemaphoreChecks.class"));
        }
        assertEquals(catalog(classes), catalog(jar));
    }

    @Test
    void ofAClassThatIsThereTwiceTheFirstCounts() throws IOException {
        var classes = Programs.compile(folder.resolve("classes"), SEMAPHORE);
        assertEquals(catalog(classes), CourseCatalog.read(new Course(List.of(), List.of(classes, classes))));
    }

    @Test
    void whatTheCourseDoesNotHaveIsNotFound() throws IOException {
        var catalog = read(SEMAPHORE);
        assertFalse(catalog.topic("locks").isPresent());
        assertFalse(catalog.topics().getFirst().check("excludes").isPresent());
    }

    @Test
    void everythingThatIsWrongWithACourseIsToldAtOnce() throws IOException {
        var broken = Programs.resource(CourseCatalogTest.class, "BrokenChecks.java");
        var refused = assertThrows(InvalidCourseException.class, () -> read(broken, """
                package locks.checks;

                class Stray {
                    @dev.lockstep.api.Check(points = 1, title = "strays")
                    void strays() {
                    }
                }
                """));
        GoldenFile.compare(CourseCatalogTest.class, "problems.txt", refused.getMessage() + "\n");
    }

    @Test
    void whatACheckCannotBeRunByIsToldBeforeAnybodyIsGraded() throws IOException {
        var unfit = Programs.resource(CourseCatalogTest.class, "UnfitChecks.java");
        var refused = assertThrows(InvalidCourseException.class, () -> read(unfit, """
                package shapes;

                @dev.lockstep.api.Topic("shapes")
                public class Elsewhere {
                    @dev.lockstep.api.Check(points = 1, title = "lies elsewhere")
                    void liesElsewhere() {
                    }
                }
                """));
        GoldenFile.compare(CourseCatalogTest.class, "unfit.txt", refused.getMessage() + "\n");
    }

    @Test
    void aCourseThatIsNotBuiltIsToldSo() throws IOException {
        Files.createDirectories(folder.resolve("empty"));
        Files.writeString(folder.resolve("broken.jar"), "no jar");
        assertEquals("there is no FOLDER/nowhere: build the course first", problem("nowhere"));
        assertEquals("no class with @Topic in [FOLDER/empty]: build the course first", problem("empty"));
        assertEquals("FOLDER/broken.jar could not be read (zip END header not found): build the course again",
                problem("broken.jar"));
    }

    private String problem(String path) {
        var refused = assertThrows(InvalidCourseException.class, () -> catalog(folder.resolve(path)));
        return String.join("\n", refused.problems()).replace(folder.toString(), "FOLDER");
    }

    private CourseCatalog read(String... texts) throws IOException {
        return catalog(Programs.compile(folder.resolve("classes"), texts));
    }

    private static CourseCatalog catalog(Path checks) {
        return CourseCatalog.read(new Course(List.of(), List.of(checks)));
    }
}
