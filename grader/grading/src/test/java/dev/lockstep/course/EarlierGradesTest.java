package dev.lockstep.course;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.lockstep.controller.Plan;
import dev.lockstep.controller.Settings;
import dev.lockstep.source.SourceFile;
import dev.lockstep.verdict.CheckGrade;
import dev.lockstep.verdict.CheckInfo;
import dev.lockstep.verdict.Exploration;
import dev.lockstep.verdict.FindingRegistry;
import dev.lockstep.verdict.Grade;
import dev.lockstep.verdict.Kind;
import dev.lockstep.verdict.TopicGrade;
import dev.lockstep.verdict.Verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;

class EarlierGradesTest {

    private static final List<String> TOPICS = List.of("bank", "door");
    private static final CheckInfo CHECK = new CheckInfo("transfers", "transfers", 1, "", new Kind.Functional());
    private static final Verdict PASSED = new Verdict.Passed(new Exploration(3, 5, true, ""));

    @TempDir
    private Path folder;

    private Path checks = Path.of("");
    private final AtomicInteger graded = new AtomicInteger();
    private Settings settings = within(Duration.ofMinutes(1));

    private static Settings within(Duration processorTime) {
        return new Settings(1, Duration.ofMinutes(2), processorTime, OptionalInt.empty());
    }

    @BeforeEach
    void aCourse() throws Exception {
        checks = folder.resolve("checks");
        write("bank/checks/BankChecks.class", "bank");
        write("door/checks/DoorChecks.class", "door");
        write("findings.yaml", "");
    }

    private void write(String name, String text) throws Exception {
        var file = checks.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /// How many gradings that takes, each in a proof of its own.
    private int gradings(String program, Plan.Options options, Verdict verdict) {
        var plan = new Plan("bank", List.of(new Plan.Topic("bank",
                List.of(new SourceFile("bank/Bank.java", "bank", program)),
                List.of(new Plan.Check(CHECK, "bank.checks.BankChecks", "transfers", "wrong-answer")),
                FindingRegistry.GRADERS)), List.of(), List.of(checks), options);
        var grade = new Grade("bank",
                List.of(new TopicGrade("bank", List.of(), List.of(new CheckGrade(CHECK, verdict, 0)))));
        var before = graded.get();
        for (var proof = 0; proof < 2; proof++) {
            var earlier = EarlierGrades.in(folder.resolve("proved"), settings);
            assertEquals(grade, earlier.of(plan, TOPICS, () -> {
                graded.incrementAndGet();
                return CompletableFuture.completedFuture(grade);
            }).join());
        }
        return graded.get() - before;
    }

    private int gradings(String program) {
        return gradings(program, Plan.Options.DEFAULT, PASSED);
    }

    @Test
    void whatIsUnchangedIsGradedOnce() {
        assertEquals(1, gradings("class Bank {}"));
        assertEquals(0, gradings("class Bank {}"));
    }

    @Test
    void aProgramThatChangedIsGradedAgain() {
        assertEquals(1, gradings("class Bank {}"));
        assertEquals(1, gradings("class Bank { }"));
    }

    @Test
    void howAProgramIsGradedCounts() {
        assertEquals(1, gradings("class Bank {}"));
        var all = new Plan.Options(Plan.HeldBack.NO, Plan.Options.SEED, null, Plan.SecondOpinion.YES);
        assertEquals(1, gradings("class Bank {}", all, PASSED));
    }

    @Test
    void whatAProgramMayTakeCounts() {
        assertEquals(1, gradings("class Bank {}"));
        settings = within(Duration.ofSeconds(1));
        assertEquals(1, gradings("class Bank {}"));
        settings = within(Duration.ofMinutes(1)).withExplorers(2);
        assertEquals(0, gradings("class Bank {}"));
    }

    @Test
    void checksThatChangedCountInTheirTopicAlone() throws Exception {
        assertEquals(1, gradings("class Bank {}"));
        write("door/checks/DoorChecks.class", "another door");
        assertEquals(0, gradings("class Bank {}"));
        write("bank/checks/BankChecks.class", "another bank");
        assertEquals(1, gradings("class Bank {}"));
        write("findings.yaml", "lost-money: {meaning: Money is lost.}");
        assertEquals(1, gradings("class Bank {}"));
    }

    @Test
    void whatWasNotDecidedIsNotKept() {
        assertEquals(2, gradings("class Bank {}", Plan.Options.DEFAULT, new Verdict.Inconclusive("a worker was lost")));
    }

    @Test
    void aFileThatWasHalfWrittenIsNoGrade() throws Exception {
        gradings("class Bank {}");
        try (var files = Files.list(folder.resolve("proved"))) {
            for (var file : files.toList()) {
                Files.write(file, new byte[]{1, 2});
            }
        }
        assertEquals(1, gradings("class Bank {}"));
    }
}
