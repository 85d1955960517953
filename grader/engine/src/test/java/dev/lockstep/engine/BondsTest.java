package dev.lockstep.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.lockstep.engine.trace.Bonds.Hand;
import dev.lockstep.engine.trace.Bonds.Race;
import dev.lockstep.engine.trace.Failure;
import dev.lockstep.engine.trace.Trace;
import dev.lockstep.engine.trace.Words;
import programs.Binding;

/// What binds the steps of a trace is found in what the scheduler knows.
class BondsTest {

    private static Trace traceOf(Program program) {
        return failed(program).trace();
    }

    private static Explored.Failing failed(Program program) {
        return ((Explored.Failed) Exploration.of(program).explore()).failing();
    }

    private static List<String> handovers(Trace trace, Hand hand) {
        return trace.bonds().handovers().stream().filter(each -> each.hand() == hand)
                .map(each -> at(trace, each.from()) + " -> " + at(trace, each.to())).distinct().toList();
    }

    private static List<String> spells(Trace trace) {
        return trace.bonds().spells().stream()
                .map(each -> trace.threads().get(each.thread()) + " " + Words.of(each.awaited())
                        + (each.to() < 0 ? " for ever" : "")
                        + each.holders().stream().map(holder -> ", held by " + trace.threads().get(holder)).toList())
                .distinct().toList();
    }

    private static String at(Trace trace, int step) {
        var event = trace.events().get(step);
        return trace.threads().get(event.thread()) + " " + event.site().operation() + " " + event.site().member();
    }

    @Test
    void aNotifyWakesWhoWaits() {
        var trace = traceOf(Binding::wakesUp);
        assertTrue(spells(trace).contains("waits waits for a notify on lock[]"), spells(trace).toString());
        assertEquals(List.of("main NOTIFY notify -> waits WAIT wait"), handovers(trace, Hand.WAKE_UP));
        assertEquals(1, handovers(trace, Hand.START).size());
    }

    @Test
    void theCircleOfADeadlockIsThatOfWhoHoldsWhat() {
        var trace = traceOf(Binding::circle);
        var names = trace.bonds().circle().stream().map(trace.threads()::get).sorted().toList();
        assertEquals(List.of("one", "other"), names);
        assertEquals(2, trace.bonds().spells().stream().filter(each -> each.to() < 0 && !each.holders().isEmpty())
                .count(), spells(trace).toString());
    }

    @Test
    void aRaceIsOfTwoAccesses() {
        var failed = failed(Binding::race);
        var race = raceOf(failed.trace());
        var failure = (Failure.DataRace) failed.failure();
        assertEquals(failure.first().site(), failed.trace().events().get(race.first()).site());
        assertEquals(failure.second().site(), failed.trace().events().get(race.second()).site());
        assertTrue(race.first() < race.second());
    }

    private static Race raceOf(Trace trace) {
        var race = trace.bonds().race();
        assertNotNull(race);
        return race;
    }

    @Test
    void whoSpinsSeesAtLastWhatAnotherWrites() {
        var trace = traceOf(Binding::spins);
        if (!trace.bonds().spells().isEmpty()) { // where it has to spin at all
            assertTrue(spells(trace).contains("main spins[]"), spells(trace).toString());
            assertEquals(List.of("sets VOLATILE_WRITE flag -> main VOLATILE_READ flag"), handovers(trace, Hand.VALUE));
        }
    }

    @Test
    void permitsAreHandedToWhoWaitsForThem() {
        var trace = traceOf(Binding::takesPermits);
        assertTrue(spells(trace).contains("main waits for permits of permits[]") || spells(trace).contains(
                "main waits for permits of Semaphore[]"), spells(trace).toString());
        assertEquals(List.of("gives CALL release -> main THROW "), handovers(trace, Hand.ITEM));
    }

    @Test
    void theEndOfAThreadIsWaitedFor() {
        var trace = traceOf(Binding::joins);
        assertEquals(List.of("main waits for the end of ends[]"), spells(trace));
        assertEquals(List.of("ends VOLATILE_WRITE flag -> main THROW "), handovers(trace, Hand.END));
    }
}
