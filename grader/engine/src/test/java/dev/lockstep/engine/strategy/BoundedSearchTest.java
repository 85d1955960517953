package dev.lockstep.engine.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;

import org.junit.jupiter.api.Test;

class BoundedSearchTest {

    private static Moves moves(int count, int free) {
        var moves = new Moves();
        for (var process = 0; process < count; process++) {
            moves.add(process, Moves.Action.RUN, -1);
        }
        moves.free(free);
        return moves;
    }

    /// Two threads of so many steps each, as a scheduler would offer them.
    private static String interleaving(Strategy strategy, int steps) {
        var taken = new StringBuilder();
        int[] left = {steps, steps};
        var current = strategy.pick(2);
        while (left[0] + left[1] > 0) {
            taken.append(current);
            left[current]--;
            var other = 1 - current;
            if (left[current] > 0 && left[other] > 0) {
                current = strategy.schedule(moves(2, 1)) == 0 ? current : other;
            } else if (left[current] == 0) {
                current = other;
            }
        }
        return taken.toString();
    }

    private static long schedules(BoundedSearch search, int steps, Set<String> seen) {
        var count = 0L;
        while (search.next()) {
            seen.add(interleaving(search, steps));
            count++;
        }
        return count;
    }

    @Test
    void withoutABoundEveryInterleavingIsTriedOnce() {
        var seen = new HashSet<String>();
        var search = new BoundedSearch(100);
        assertEquals(924, schedules(search, 6, seen)); // 12 over 6
        assertEquals(924, seen.size());
        assertFalse(search.cut());
    }

    @Test
    void aBoundKeepsToItsPreemptions() {
        var seen = new HashSet<String>();
        var search = new BoundedSearch(1);
        // two without a preemption; with one, the first thread is left after any of its first five steps
        assertEquals(12, schedules(search, 6, seen));
        assertEquals(12, seen.size());
        assertTrue(search.cut());
    }

    @Test
    void aReplayTakesTheSameDecisionsAndNoticesWhatIsNotOffered() {
        var replay = new Replay(new Decisions(1, 0, 1));
        assertTrue(replay.next());
        assertEquals(1, replay.pick(2));
        assertEquals(0, replay.schedule(moves(3, 1)));
        assertTrue(replay.diverged(), "one decision is left");
        assertEquals(1, replay.schedule(moves(2, 1)));
        assertFalse(replay.diverged());
        assertEquals(0, replay.schedule(moves(2, 1)), "after the last decision it goes on as before");
        assertFalse(replay.next(), "a replay runs once");
    }

    @Test
    void theSameSeedWalksTheSameWay() {
        assertEquals(walk(1), walk(1));
        assertFalse(walk(1).equals(walk(2)));
    }

    private static String walk(long seed) {
        var walk = new RandomWalk(seed, 1);
        assertTrue(walk.next());
        return interleaving(walk, 40);
    }
}
