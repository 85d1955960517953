package dev.lockstep.course;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.lockstep.source.SourceFile;
import dev.lockstep.verdict.CheckGrade;
import dev.lockstep.verdict.CheckInfo;
import dev.lockstep.verdict.Exploration;
import dev.lockstep.verdict.Kind;
import dev.lockstep.verdict.Verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;

class KnownPassesTest {

    private static final Verdict.Passed PASSED = new Verdict.Passed(new Exploration(3, 5, true, ""));

    private static final SourceFile BANK = file("bank/Bank.java", "class Bank { Vault vault; }");
    private static final SourceFile VAULT = file("bank/Vault.java", "class Vault {}\nrecord Coin(int value) {}");
    private static final SourceFile TABLE = file("bank/Table.java", "class Table { Seat seat; }");
    private static final SourceFile SEAT = file("bank/Seat.java", "enum Seat { LEFT }");

    private final KnownPasses known = new KnownPasses();

    private static SourceFile file(String path, String text) {
        return new SourceFile(path, "bank", text);
    }

    private void ends(String check, List<String> created, Verdict verdict) {
        var watcher = known.learning(List.of(BANK, VAULT, TABLE, SEAT));
        if (!created.isEmpty()) {
            watcher.created("bank", check, created);
        }
        watcher.ended("bank", new CheckGrade(new CheckInfo(check, check, 1, "", new Kind.Functional()), verdict, 0));
    }

    @Test
    void aCheckPassesWhereAllThatItCanUseIsTheSame() {
        ends("transfers", List.of("Bank"), PASSED);
        ends("eats", List.of("Table"), PASSED);
        assertEquals(Map.of("transfers", PASSED),
                known.on(List.of(BANK, VAULT, TABLE, file("bank/Seat.java", "enum Seat { RIGHT }"))));
    }

    @Test
    void whatAFileNamesIsUsedToo() {
        ends("transfers", List.of("Bank"), PASSED);
        assertEquals(Map.of(), known.on(List.of(BANK, file("bank/Vault.java", "class Vault { int coins; }"))));
        assertEquals(Map.of(), known.on(List.of(BANK, TABLE, SEAT)));
        assertEquals(Map.of(), known.on(List.of(file("bank/Bank.java", "class Bank { Vault vault; Seat seat; }"),
                VAULT, SEAT)));
    }

    @Test
    void aFileThatDeclaresNothingCounts() {
        ends("transfers", List.of("Bank"), PASSED);
        assertEquals(Map.of(), known.on(List.of(BANK, VAULT, file("bank/package-info.java", "package bank;"))));
    }

    @Test
    void aCheckOfWhichItIsNotKnownWhatItUsesIsNotKnown() {
        ends("usesNoMonitor", List.of(), PASSED);
        assertEquals(Map.of(), known.on(List.of(BANK, VAULT, TABLE, SEAT)));
    }

    @Test
    void whatHasNotPassedIsNotKnown() {
        ends("transfers", List.of("Bank"), new Verdict.NotRun("waits for another"));
        assertEquals(Map.of(), known.on(List.of(BANK, VAULT, TABLE, SEAT)));
    }
}
