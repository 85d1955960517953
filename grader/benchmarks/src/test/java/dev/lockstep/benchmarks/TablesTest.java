package dev.lockstep.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// Measurements on their way into the document.
class TablesTest {

    @Test
    void aSectionIsReplacedAndTheRestStays() {
        var document = "above\n" + Section.BEGIN + "\nold\n" + Section.END + "\nbelow\n";
        assertEquals("above\n" + Section.BEGIN + "\nnew\n" + Section.END + "\nbelow\n",
                Section.replace(document, "new\n\n"));
    }

    @Test
    void aDocumentWithoutMarkersIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Section.replace("above\n", "new"));
        assertThrows(IllegalArgumentException.class, () -> Section.replace(Section.END + Section.BEGIN, "new"));
    }

    @Test
    void aMeasurementComesThroughAsALineOfText() {
        var measured = new Measured("one lock", "", 7, 8_000_000);
        assertEquals(List.of(measured), Measured.parse(List.of("noise", measured.line())));
        assertEquals(875, measured.rate());
    }

    @Test
    void aTimeIsShownWithDigitsThatMeanSomething() {
        assertEquals("0.04 ms", Measured.time(40_000));
        assertEquals("4.0 ms", Measured.time(4_000_000));
        assertEquals("400 ms", Measured.time(400_000_000));
        assertEquals("4.0 s", Measured.time(4_000_000_000L));
    }

    @Test
    void theTablesShowEveryMeasurementWithItsRatio() {
        var lines = new Tables(speeds(), engine(), lincheck(), List.of(new Measured("memory", "2097152", 1_000_000, 1)))
                .markdown().lines().toList();
        assertTrue(lines.contains("| floor |  | 4,000,000 | 1 |  |  |  |"));
        assertTrue(lines.contains("| latch barrier | 100,000 | 1,000,000 | 1/4.0 | 2.0 KB | 1,000 | 100 |"));
        assertTrue(lines.contains("| racy counter | 10 | 1.0 ms | 100 | 100.0 ms | 100 |"), lines::toString);
        assertTrue(lines.contains("| counter with a monitor | 10 | 1.0 ms | > 100 | > 100.0 ms | > 100 |"));
        assertTrue(lines.contains("| 1,000,000 | 2.0 MB |"));
        assertTrue(lines.contains("| one shared lock | 2 | 4 | > 500 | > 2.0 s | 10 | 1.0 ms |"));
        assertTrue(lines.contains("| queue, two conditions | 4 | 2 | > 500 | > 2.0 s | 10 | 1.0 ms |"));
    }

    private static List<Speed> speeds() {
        var workloads = Arrays.stream(Workload.values()).map(each -> new Speed(each.title(), 1e5, 1e6, 2048));
        return Stream.concat(Stream.of(new Speed(Speed.FLOOR, 0, 4e6, 0)), workloads).toList();
    }

    private static List<Measured> engine() {
        var pairs = Arrays.stream(Pair.values()).flatMap(pair -> Stream.of(pair.wrongTitle, pair.rightTitle))
                .map(name -> new Measured(name, "", 10, 1_000_000));
        var sizes = Arrays.stream(Scaled.values()).flatMap(
                program -> Scaled.Size.ALL.stream().flatMap(size -> compared(EngineMain.key(program, size))));
        var queues = Scaled.QUEUE_ELEMENTS.stream().flatMap(elements -> compared(EngineMain.queueKey(elements)));
        return Stream.of(pairs, sizes, queues).flatMap(Function.identity()).toList();
    }

    private static Stream<Measured> compared(String name) {
        return Stream.of(new Measured(name + EngineMain.FULL, Measured.STOPPED, 500, 2_000_000_000),
                new Measured(name + EngineMain.REDUCED, "", 10, 1_000_000));
    }

    private static List<Measured> lincheck() {
        var workloads = Arrays.stream(Workload.values()).map(each -> new Measured(each.title(), "", 100, 100_000_000));
        var pairs = Arrays.stream(Pair.values()).flatMap(pair -> Stream.of(
                new Measured(pair.wrongTitle, "ManagedDeadlockFailure", 100, 99_960_000),
                new Measured(pair.rightTitle, Measured.STOPPED, 100, 99_960_000)));
        return Stream.concat(workloads, pairs).toList();
    }
}
