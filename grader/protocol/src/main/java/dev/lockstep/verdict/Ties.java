package dev.lockstep.verdict;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/// What ties the steps of a schedule to each other: what a picture of it draws between them. Steps are given by their place in
/// the schedule, threads by theirs.
///
/// @param handovers what a step gives and a later one of another thread gets
/// @param spells when threads wait
/// @param circle threads of which each waits for the next and the last for the first; empty if there is none
/// @param race the two accesses of a data race, or null
/// @param round what threads do again and again without end, or null
/// @param deaths the steps at which processes are killed
public record Ties(List<Handover> handovers, List<Spell> spells, List<Integer> circle, @Nullable Span race,
        @Nullable Span round, List<Integer> deaths) {

    /// Nothing that is known.
    public static final Ties NONE = new Ties(List.of(), List.of(), List.of(), null, null, List.of());

    public Ties {
        handovers = List.copyOf(handovers);
        spells = List.copyOf(spells);
        circle = List.copyOf(circle);
        deaths = List.copyOf(deaths);
    }

    /// What is handed over.
    public enum Hand {
        /// A lock or a monitor, given back and taken.
        LOCK,
        /// The end of a wait, such as a `notify`, a `signal`, an `unpark`.
        WAKE_UP,
        /// A value of a variable that threads share.
        VALUE,
        /// What a queue, a semaphore or a latch passes on.
        ITEM,
        /// The start of a thread.
        START,
        /// The end of a thread, for which another one waits.
        END
    }

    /// What a step gives and a later one gets.
    public record Handover(int from, int to, Hand hand) {}

    /// Two steps, or all that lie between them with both.
    public record Span(int first, int last) {}

    /// A thread waits.
    ///
    /// @param thread which
    /// @param from the step at which it stops
    /// @param to the step at which it goes on; [#FOR_GOOD] if it does not
    /// @param awaited what it does, such as `waits for the monitor of left`
    /// @param holders the threads that hold what it waits for when it stops
    public record Spell(int thread, int from, int to, String awaited, List<Integer> holders) {

        /// The thread does not go on.
        public static final int FOR_GOOD = -1;

        public Spell {
            holders = List.copyOf(holders);
        }

        /// Whether the thread waits while a step is taken.
        public boolean lasts(int step) {
            return from <= step && (to == FOR_GOOD || step < to);
        }
    }

    /// Throws unless all that is named is there.
    void require(int threads, int steps) {
        steps().forEach(step -> Objects.checkIndex(step, steps));
        Stream.concat(circle.stream(), spells.stream().flatMap(spell -> Stream.concat(Stream.of(spell.thread),
                spell.holders.stream()))).forEach(thread -> Objects.checkIndex(thread, threads));
    }

    private IntStream steps() {
        return Stream.of(handovers.stream().flatMapToInt(each -> IntStream.of(each.from, each.to)),
                spells.stream().flatMapToInt(spell -> IntStream.of(spell.from, spell.to))
                        .filter(step -> step != Spell.FOR_GOOD),
                Stream.of(race, round).filter(Objects::nonNull)
                        .flatMapToInt(span -> IntStream.of(span.first, span.last)),
                deaths.stream().mapToInt(Integer::intValue)).flatMapToInt(each -> each);
    }

    /// What is left of it where some steps are not shown.
    ///
    /// @param places where each step is then; negative for those that are left out
    public Ties moved(int[] places) {
        return new Ties(
                handovers.stream().filter(each -> places[each.from] >= 0 && places[each.to] >= 0)
                        .map(each -> new Handover(places[each.from], places[each.to], each.hand)).toList(),
                spells.stream().filter(each -> places[each.from] >= 0)
                        .map(each -> new Spell(each.thread, places[each.from], next(places, each.to), each.awaited,
                                each.holders))
                        .toList(),
                circle, moved(race, places), moved(round, places),
                deaths.stream().map(step -> places[step]).filter(step -> step >= 0).toList());
    }

    /// Where the first step from this one on is that is still there.
    private static int next(int[] places, int step) {
        return step == Spell.FOR_GOOD
                ? Spell.FOR_GOOD
                : IntStream.range(step, places.length).map(each -> places[each]).filter(place -> place >= 0)
                        .findFirst().orElse(Spell.FOR_GOOD);
    }

    private static @Nullable Span moved(@Nullable Span span, int[] places) {
        return Optional.ofNullable(span).filter(each -> places[each.first] >= 0 && places[each.last] >= 0)
                .map(each -> new Span(places[each.first], places[each.last])).orElse(null);
    }
}
