package dev.lockstep.worker;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.lockstep.engine.trace.Awaited;
import dev.lockstep.engine.trace.Bonds;
import dev.lockstep.engine.trace.Event;
import dev.lockstep.engine.trace.Event.Called;
import dev.lockstep.engine.trace.Operation;
import dev.lockstep.engine.trace.Result;
import dev.lockstep.engine.trace.Site;
import dev.lockstep.engine.trace.Trace;
import dev.lockstep.verdict.Schedule.Kind;
import dev.lockstep.verdict.Schedule.Step;
import dev.lockstep.verdict.Ties;
import dev.lockstep.verdict.Ties.Hand;
import dev.lockstep.verdict.Ties.Handover;
import dev.lockstep.verdict.Ties.Span;
import dev.lockstep.verdict.Ties.Spell;
import dev.lockstep.worker.Tables.Row;

import static org.junit.jupiter.api.Assertions.assertEquals;

/// What binds events binds the rows that show them. In each trace threads 0 and 1 take steps in turn.
class TiedTest {

    private static Ties ties(Bonds bonds, Row... rows) {
        var site = new Site(Operation.CALL, "call", "s.Thing", "method", "s/Thing.java", 1);
        var events = List.of(0, 1, 0, 1, 0, 1).stream().map(thread -> new Event(thread, site, "", Result.Plain.NOTHING,
                false, false, false, false, false, Called.NOT, false)).toList();
        return Tied.of(new Trace(List.of("main", "T1"), events, Trace.Omitted.NONE, bonds), List.of(rows));
    }

    private static Row row(int place) {
        return new Row(new Step(Math.abs(place) % 2, "step", null, place < 0 ? Kind.LEFT_OUT : Kind.PLAIN), place);
    }

    private static Bonds of(List<Bonds.Handover> handovers, List<Bonds.Spell> spells) {
        return new Bonds(handovers, spells, List.of(), List.of(), null);
    }

    @Test
    void whatIsHandedOverByAStepThatIsNotShownIsNotTold() {
        var bonds = of(List.of(new Bonds.Handover(0, 3, Bonds.Hand.LOCK), new Bonds.Handover(2, 3, Bonds.Hand.LOCK)),
                List.of());
        assertEquals(List.of(new Handover(0, 2, Hand.LOCK)),
                ties(bonds, row(0), row(1), row(3)).handovers());
    }

    @Test
    void whoGoesOnInAStepThatIsNotShownGoesOnInTheNextOne() {
        var bonds = of(List.of(new Bonds.Handover(2, 3, Bonds.Hand.WAKE_UP)),
                List.of(new Bonds.Spell(1, 1, 3, new Awaited.Notify("queue"), List.of(0))));
        var ties = ties(bonds, row(1), row(2), row(5));
        assertEquals(List.of(new Handover(1, 2, Hand.WAKE_UP)), ties.handovers());
        assertEquals(List.of(new Spell(1, 0, 2, "waits for a notify on queue", List.of(0))), ties.spells());
    }

    @Test
    void waitsWithNothingBetweenThemAreOne() {
        var bonds = of(List.of(), List.of(new Bonds.Spell(1, 1, 3, new Awaited.End("T2"), List.of()),
                new Bonds.Spell(1, 3, -1, new Awaited.End("T3"), List.of())));
        assertEquals(List.of(new Spell(1, 1, Spell.FOR_GOOD, "waits for the end of T3", List.of())),
                ties(bonds, row(0), row(1), row(2)).spells());
    }

    @Test
    void aRoundIsWhatIsSaidToComeAgain() {
        assertEquals(new Span(1, 2), ties(Bonds.NONE, row(0), row(1), row(2), row(-2), row(5)).round());
        assertEquals(null, ties(Bonds.NONE, row(0), row(Tables.NOWHERE), row(5)).round());
    }

    @Test
    void aProcessDiesInItsLastStepThatIsShown() {
        var bonds = new Bonds(List.of(), List.of(), List.of(3), List.of(0, 1), new Bonds.Race(0, 1));
        var ties = ties(bonds, row(0), row(1), row(4));
        assertEquals(List.of(1), ties.deaths());
        assertEquals(List.of(0, 1), ties.circle());
        assertEquals(new Span(0, 1), ties.race());
    }
}
