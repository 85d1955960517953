package dev.lockstep.engine.strategy;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/// A choice on the path that the search is on, with what has been and is to be tried there. Sets of processes are bits.
final class Node {

    private static final int[] EMPTY = {};

    /// How many alternatives there are, where the choice is the platform's; 0 where it is who moves.
    int alternatives;

    /// The alternative, or the process, that is being tried.
    int chosen;

    /// The processes that can move.
    long enabled;

    /// Those that have to be tried.
    long backtrack;

    /// Those that have been tried.
    long done;

    /// Those that need not be: whatever begins with them has been tried elsewhere (Godefroid, "Partial-Order Methods for
    /// the Verification of Concurrent Systems", 1996).
    long asleep;

    /// What the step of the process that is being tried did, whatever the platform chose.
    int[] footprint = EMPTY;

    /// What the first steps of those asleep or done did, by process.
    private int[] @Nullable [] footprints = new int[8][];

    void reset() {
        alternatives = 0;
        chosen = 0;
        enabled = 0;
        backtrack = 0;
        done = 0;
        asleep = 0;
        footprint = EMPTY;
    }

    boolean isPick() {
        return alternatives > 0;
    }

    int[] footprintOf(int process) {
        var known = process < footprints.length ? footprints[process] : null;
        return known == null ? EMPTY : known;
    }

    void sleeps(int process, int[] footprint) {
        asleep |= 1L << process;
        remember(process, footprint);
    }

    private void remember(int process, int[] footprint) {
        if (process >= footprints.length) {
            footprints = Arrays.copyOf(footprints, 64);
        }
        footprints[process] = footprint;
    }

    /// Goes on to the next alternative, or process.
    ///
    /// @return false if all have been tried
    boolean advance() {
        if (isPick()) {
            return ++chosen < alternatives;
        }
        done |= 1L << chosen;
        remember(chosen, footprint);
        footprint = EMPTY;
        var left = backtrack & ~done & ~asleep;
        if (left == 0) {
            return false;
        }
        chosen = Long.numberOfTrailingZeros(left);
        return true;
    }
}
