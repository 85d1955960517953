package dev.lockstep.worker;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.trace.Bonds;
import dev.lockstep.engine.trace.Trace;
import dev.lockstep.engine.trace.Words;
import dev.lockstep.verdict.Schedule.Kind;
import dev.lockstep.verdict.Ties;
import dev.lockstep.verdict.Ties.Hand;
import dev.lockstep.verdict.Ties.Handover;
import dev.lockstep.verdict.Ties.Span;
import dev.lockstep.verdict.Ties.Spell;
import dev.lockstep.worker.Tables.Row;

/// What binds the events of a trace, told of the rows that are shown of it.
record Tied(Trace trace, List<Row> rows) {

    static Ties of(Trace trace, List<Row> rows) {
        return new Tied(trace, rows).ties();
    }

    private Ties ties() {
        var bonds = trace.bonds();
        return new Ties(bonds.handovers().stream().map(this::handover).filter(Objects::nonNull).distinct().toList(),
                spells(),
                bonds.circle(), race(bonds.race()), round().orElse(null),
                bonds.deaths().stream().map(this::before).filter(row -> row >= 0).toList());
    }

    /// Which row shows an event; negative if none does.
    private int rowOf(int place) {
        return IntStream.range(0, rows.size()).filter(row -> rows.get(row).place() == place).findFirst().orElse(-1);
    }

    private IntStream rowsOf(int thread) {
        return IntStream.range(0, rows.size())
                .filter(row -> rows.get(row).step().thread() == thread && rows.get(row).place() >= 0);
    }

    /// The last row of an event's thread that is not after it; negative if there is none.
    private int before(int place) {
        return rowsOf(trace.events().get(place).thread()).filter(row -> rows.get(row).place() <= place)
                .reduce((_, last) -> last).orElse(-1);
    }

    /// The first row of an event's thread that is not before it; negative if there is none.
    private int after(int place) {
        return place < 0
                ? Spell.FOR_GOOD
                : rowsOf(trace.events().get(place).thread()).filter(row -> rows.get(row).place() >= place)
                        .findFirst().orElse(Spell.FOR_GOOD);
    }

    private @Nullable Handover handover(Bonds.Handover handover) {
        var from = rowOf(handover.from());
        var to = after(handover.to());
        return from < 0 || to <= from ? null : new Handover(from, to, switch (handover.hand()) {
            case LOCK -> Hand.LOCK;
            case WAKE_UP -> Hand.WAKE_UP;
            case VALUE -> Hand.VALUE;
            case ITEM -> Hand.ITEM;
            case START -> Hand.START;
            case END -> Hand.END;
        });
    }

    /// What a thread waits for one after the other with nothing to show in between is told as one.
    private List<Spell> spells() {
        var spells = new LinkedHashMap<List<Integer>, Spell>();
        trace.bonds().spells().stream().map(this::spell).filter(Objects::nonNull)
                .forEach(each -> spells.merge(List.of(each.thread(), each.from()), each, (one, next) -> new Spell(
                        one.thread(), one.from(), next.to(),
                        next.to() == Spell.FOR_GOOD ? next.awaited() : one.awaited(),
                        next.to() == Spell.FOR_GOOD ? next.holders() : one.holders())));
        return List.copyOf(spells.values());
    }

    private @Nullable Spell spell(Bonds.Spell spell) {
        var from = before(spell.from());
        var to = after(spell.to());
        return from < 0 || (to >= 0 && to <= from)
                ? null
                : new Spell(spell.thread(), from, to, Words.of(spell.awaited()), spell.holders());
    }

    private @Nullable Span race(Bonds.@Nullable Race race) {
        return Stream.ofNullable(race).map(each -> new Span(rowOf(each.first()), rowOf(each.second())))
                .filter(span -> span.first() >= 0 && span.last() >= 0).findFirst().orElse(null);
    }

    /// The last rows of which it is said that they come again and again, to the end of the schedule or nearly so.
    private Optional<Span> round() {
        return IntStream.range(0, rows.size())
                .filter(row -> rows.get(row).step().kind() == Kind.LEFT_OUT
                        && rows.get(row).place() != Tables.NOWHERE)
                .mapToObj(row -> new Span(row + rows.get(row).place(), row - 1)).filter(span -> span.first() >= 0)
                .reduce((_, last) -> last);
    }
}
