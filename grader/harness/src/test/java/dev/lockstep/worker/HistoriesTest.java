package dev.lockstep.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.tools.ToolProvider;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.lockstep.report.ConsoleReport;
import dev.lockstep.report.Golden;
import dev.lockstep.report.Look;
import dev.lockstep.verdict.CheckGrade;
import dev.lockstep.verdict.CheckInfo;
import dev.lockstep.verdict.Verdict;
import dev.lockstep.worker.wire.Order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// Counters and latches, each with a check of its histories, in real workers.
class HistoriesTest {

    private static final Path SOURCES = Path.of("src/test/resources/dev/lockstep/linearize/counter");
    private static final List<String> CORRECT = List.of("GuardedCounter", "AtomicCounter", "SpinCounter",
            "TicketCounter",
            "LockedCounter", "WaitingCounter", "ParkedCounter", "StaticCounter", "LoopingCounter", "MapCounter",
            "GuardedLatch", "SpinningLatch");
    private static final List<String> WRONG = List.of("RacyCounter", "BadSpinCounter", "RacyStaticCounter",
            "HastyCounter",
            "WrongAloneCounter", "ThrowingCounter", "StubCounter", "NoCounter", "DeadlockCounter", "EndlessCounter",
            "StingyLatch", "BalkingLatch");

    @TempDir
    static Path folder;

    @BeforeAll
    static void compile() throws IOException {
        var checks = Files.writeString(folder.resolve("ObjectChecks.java"), """
                package counter.checks;
                import counter.model.*;
                import dev.lockstep.api.*;
                @Topic("counter")
                public class ObjectChecks {
                %s}
                """.formatted(Stream.concat(CORRECT.stream(), WRONG.stream()).map(HistoriesTest::check)
                .collect(Collectors.joining())));
        compile(sources("contract", "model"), folder.resolve("contracts"));
        var all = new ArrayList<>(sources("checks"));
        all.add(checks);
        compile(all, folder.resolve("checks"));
    }

    private static String check(String name) {
        var kind = name.endsWith("Latch") ? "Latch" : "Counter";
        return """
                    @Check(points = 1, title = "%1$s") @Linearizable
                    void %1$s(Histories histories) {
                        histories.areExplainedBy(%2$sModel.class, %2$sOperations.%1$s.class);
                    }
                """.formatted(name, kind);
    }

    private static List<Path> sources(String... folders) throws IOException {
        var all = new ArrayList<Path>();
        for (var each : folders) {
            try (var files = Files.list(SOURCES.resolve(each))) {
                files.sorted().forEach(all::add);
            }
        }
        return all;
    }

    private static void compile(List<Path> sources, Path target) {
        var arguments = new ArrayList<>(List.of("-nowarn", "-g", "-proc:none", "-d", target.toString(), "-cp",
                folder.resolve("contracts") + ":" + System.getProperty("java.class.path")));
        sources.forEach(source -> arguments.add(source.toString()));
        assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)));
    }

    private static List<CheckGrade> graded(List<String> names, Plan.SecondOpinion secondOpinion) throws Exception {
        var submission = new ArrayList<Order.Source>();
        try (var files = Files.list(SOURCES)) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                submission.add(new Order.Source("counter/" + file.getFileName(), "counter", Files.readString(file)));
            }
        }
        var checks = names.stream().map(name -> new Plan.Check(new CheckInfo(name, name, 1, "", "linearizable"),
                "counter.checks.ObjectChecks", name, "assertion-failed")).toList();
        var plan = new Plan("objects", List.of(new Plan.Topic("counter", submission, checks)),
                List.of(folder.resolve("contracts")), List.of(folder.resolve("checks")),
                new Plan.Options(Plan.HeldBack.NO, Plan.Options.SEED, null, secondOpinion));
        try (var controller = Controller.open(Settings.fromProperties())) {
            return controller.grade(plan, Watcher.NONE).get().topics().getFirst().checks();
        }
    }

    /// Lincheck reports a misuse of the monitor of `MapCounter`, which no JVM does.
    @Test
    void everyCorrectDesignPassesWhateverLincheckSuspects() throws Exception {
        for (var grade : graded(CORRECT, Plan.SecondOpinion.YES)) {
            var passed = assertInstanceOf(Verdict.Passed.class, grade.verdict(), grade.check().id());
            assertTrue(passed.exploration().complete(), grade.check().id());
        }
    }

    @Test
    void whatIsWrongIsNamedShownAndPlaced() throws Exception {
        var report = graded(WRONG, Plan.SecondOpinion.NO).stream()
                .map(grade -> "## " + grade.check().id() + "\n" + text(grade.verdict()).strip() + "\n")
                .collect(Collectors.joining("\n"));
        Golden.compare(getClass(), "histories.txt", report);
    }

    private static String text(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Passed(var exploration) -> (exploration.complete() ? "all " : "some ") + exploration.bound();
            case Verdict.Failed(var exploration, var findings) -> "fails in schedule " + exploration.schedules() + "\n"
                    + new ConsoleReport(Look.PLAIN, "path").render(findings.getFirst())
                            .replaceAll("(?<=replay )\\S+", "TOKEN");
            case Verdict.NotRun(var reason) -> "not run: " + reason;
            case Verdict.Inconclusive(var reason) -> "inconclusive: " + reason;
        };
    }
}
