package dev.lockstep.engine.strategy;

import java.util.Arrays;

/// What steps do, as sets of numbers: a location with whether it is written, an interrupted process, or everything. Two
/// steps of different processes are independent if their order makes no difference.
final class Footprints {

    private static final int EVERYTHING = -1;

    private Footprints() {}

    static int access(int location, boolean writes) {
        return location << 1 | (writes ? 1 : 0);
    }

    static int everything() {
        return EVERYTHING;
    }

    static int interrupt(int process) {
        return -2 - process;
    }

    /// The union of two footprints.
    static int[] union(int[] known, int[] more, int count) {
        var union = known;
        var size = known.length;
        for (var i = 0; i < count; i++) {
            if (!contains(union, size, more[i])) {
                union = size < union.length ? union : Arrays.copyOf(union, size + count - i);
                union[size++] = more[i];
            }
        }
        return size == union.length ? union : Arrays.copyOf(union, size);
    }

    private static boolean contains(int[] footprint, int size, int number) {
        for (var i = 0; i < size; i++) {
            if (footprint[i] == number) {
                return true;
            }
        }
        return false;
    }

    /// Whether two steps could change places.
    static boolean independent(int process, int[] footprint, int other, int[] others) {
        return !affects(footprint, other) && !affects(others, process) && !conflict(footprint, others);
    }

    private static boolean affects(int[] footprint, int process) {
        return contains(footprint, footprint.length, EVERYTHING)
                || contains(footprint, footprint.length, interrupt(process));
    }

    private static boolean conflict(int[] footprint, int[] others) {
        for (var number : footprint) {
            for (var other : others) {
                if (number >= 0 && number >> 1 == other >> 1 && ((number | other) & 1) != 0) {
                    return true;
                }
            }
        }
        return false;
    }
}
