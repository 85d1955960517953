package dev.lockstep.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintStream;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.lockstep.engine.trace.Operation;
import dev.lockstep.engine.trace.Words;
import programs.Printers;

/// What a program prints stands among the steps of its threads.
class PrintingTest {

    private final PrintStream out = System.out;
    private final PrintStream err = System.err;

    @BeforeEach
    void install() {
        Printing.install();
    }

    @AfterEach
    void restore() {
        System.setOut(out);
        System.setErr(err);
    }

    private static List<String> printed(Program program) {
        var failed = (Explored.Failed) Exploration.of(program).explore();
        return failed.failing().trace().events().stream()
                .filter(event -> event.site().operation() == Operation.PRINT)
                .map(event -> failed.failing().trace().threads().get(event.thread()) + " " + Words.of(event) + " "
                        + event.site().line())
                .toList();
    }

    @Test
    void eachLineIsARowOfTheThreadThatEndsIt() {
        var rows = printed(Printers::everyWay);
        var words = rows.stream().map(row -> row.substring(0, row.lastIndexOf(' '))).sorted().toList();
        assertEquals(List.of("main prints \"lines\"", "main prints \"no 1.5\"", "main prints \"null\"",
                "main prints \"null\"", "main prints \"xy\"",
                "other prints \"count 1\"", "other prints \"count 2\" to System.err"), words);
        assertTrue(rows.stream().noneMatch(row -> row.endsWith(" 0")), rows::toString);
    }

    @Test
    void whatIsTooMuchIsCut() {
        var rows = printed(Printers::manyLines);
        assertEquals(101, rows.size());
        assertTrue(rows.getLast().contains("prints more than is shown"), rows::getLast);
    }

    @Test
    void aLongLineIsCutToo() {
        var rows = printed(Printers::anEndlessLine);
        assertEquals(1, rows.size());
        assertTrue(rows.getFirst().length() < 300, rows::getFirst);
    }
}
