package dev.lockstep.engine.runtime;

import java.util.Arrays;

/// Who accessed a variable as if it were volatile, and where, of a variable that is also accessed plainly. By the index of
/// the thread.
final class VolatileAccesses {

    private int[] reads = new int[4];
    private int[] readSites = new int[4];
    private int[] writes = new int[4];
    private int[] writeSites = new int[4];

    void noteRead(Fiber fiber, int site) {
        reserve(fiber.index);
        reads[fiber.index] = fiber.clock.get(fiber.index);
        readSites[fiber.index] = site;
    }

    void noteWrite(Fiber fiber, int site) {
        reserve(fiber.index);
        writes[fiber.index] = fiber.clock.get(fiber.index);
        writeSites[fiber.index] = site;
    }

    private void reserve(int thread) {
        if (thread >= reads.length) {
            var room = 2 * thread;
            reads = Arrays.copyOf(reads, room);
            readSites = Arrays.copyOf(readSites, room);
            writes = Arrays.copyOf(writes, room);
            writeSites = Arrays.copyOf(writeSites, room);
        }
    }

    /// A thread whose last write did not happen before what the fiber does now, or -1.
    int unorderedWriter(Fiber fiber) {
        return unordered(writes, fiber);
    }

    /// A thread whose last read did not happen before what the fiber does now, or -1.
    int unorderedReader(Fiber fiber) {
        return unordered(reads, fiber);
    }

    private static int unordered(int[] times, Fiber fiber) {
        for (var thread = 0; thread < times.length; thread++) {
            if (thread != fiber.index && fiber.clock.get(thread) < times[thread]) {
                return thread;
            }
        }
        return -1;
    }

    int siteOfWrite(int thread) {
        return writeSites[thread];
    }

    int siteOfRead(int thread) {
        return readSites[thread];
    }
}
