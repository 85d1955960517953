package dev.lockstep.verdict;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.lockstep.verdict.Schedule.Kind;
import dev.lockstep.verdict.Schedule.Step;
import dev.lockstep.verdict.Ties.Hand;
import dev.lockstep.verdict.Ties.Handover;
import dev.lockstep.verdict.Ties.Span;
import dev.lockstep.verdict.Ties.Spell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class TiesTest {

    private static Ties ties(Handover handover, Spell spell, Span race) {
        return new Ties(List.of(handover), List.of(spell), List.of(0, 1), race, null, List.of(2));
    }

    private static final Ties TIES = ties(new Handover(0, 2, Hand.LOCK), new Spell(1, 0, 2, "waits", List.of(0)),
            new Span(0, 1));

    @Test
    void whatIsLeftOutTakesItsTiesWithIt() {
        assertEquals(new Ties(List.of(new Handover(0, 1, Hand.LOCK)), List.of(new Spell(1, 0, 1, "waits", List.of(0))),
                List.of(0, 1), null, null, List.of(1)), TIES.moved(new int[]{0, -1, 1}));
        assertEquals(new Ties(List.of(), List.of(), List.of(0, 1), null, null, List.of()),
                TIES.moved(new int[]{-1, 0, -1}));
    }

    @Test
    void aSpellLastsUntilItsThreadGoesOn() {
        var spell = new Spell(0, 1, 3, "waits", List.of());
        assertEquals(List.of(false, true, true, false), List.of(spell.lasts(0), spell.lasts(1), spell.lasts(2),
                spell.lasts(3)));
    }

    @Test
    void aScheduleRefusesTiesToWhatIsNotThere() {
        var step = new Step(0, "step", null, Kind.PLAIN);
        var threads = List.of("main", "T1");
        var steps = List.of(step, step, step);
        assertEquals(TIES, new Schedule(threads, steps, TIES).ties());
        for (var wrong : List.of(
                ties(new Handover(0, 3, Hand.LOCK), new Spell(1, 0, 2, "waits", List.of(0)), new Span(0, 1)),
                ties(new Handover(0, 1, Hand.LOCK), new Spell(2, 0, 2, "waits", List.of(0)), new Span(0, 1)),
                ties(new Handover(0, 1, Hand.LOCK), new Spell(1, -2, 2, "waits", List.of(0)), new Span(0, 1)),
                ties(new Handover(0, 1, Hand.LOCK), new Spell(1, 0, 2, "waits", List.of(7)), new Span(0, 1)),
                ties(new Handover(0, 1, Hand.LOCK), new Spell(1, 0, 2, "waits", List.of(0)), new Span(0, -1)))) {
            assertThrows(IndexOutOfBoundsException.class, () -> new Schedule(threads, steps, wrong));
        }
    }
}
