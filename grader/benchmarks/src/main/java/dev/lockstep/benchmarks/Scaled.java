package dev.lockstep.benchmarks;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

import workloads.OneLock;
import workloads.ReadersAndWriters;
import workloads.SeparateCounters;
import workloads.TwoConditionQueue;

/// Programs of any size, to see how the number of schedules grows with it.
enum Scaled {
    INDEPENDENT_COUNTERS("independent counters"),
    ONE_LOCK("one shared lock"),
    READERS_AND_WRITERS("one writer, others read");

    /// How many elements each producer puts, and each consumer takes.
    static final List<Integer> QUEUE_ELEMENTS = List.of(1, 2);

    final String title;

    Scaled(String title) {
        this.title = title;
    }

    /// How many threads there are and how many operations each of them calls.
    record Size(int threads, int operations) {

        /// The sizes that are measured.
        static final List<Size> ALL = List.of(new Size(2, 1), new Size(2, 2), new Size(2, 4), new Size(2, 8),
                new Size(3, 1), new Size(3, 2), new Size(3, 3), new Size(4, 1), new Size(4, 2));
    }

    Scenario scenario(Size size) {
        var threads = IntStream.range(0, size.threads())
                .mapToObj(thread -> Collections.nCopies(size.operations(), call(thread))).toList();
        return Scenario.of(structure(), threads);
    }

    private Class<?> structure() {
        return switch (this) {
            case INDEPENDENT_COUNTERS -> SeparateCounters.class;
            case ONE_LOCK -> OneLock.class;
            case READERS_AND_WRITERS -> ReadersAndWriters.class;
        };
    }

    private Call call(int thread) {
        return switch (this) {
            case INDEPENDENT_COUNTERS -> Call.of("increment", thread);
            case ONE_LOCK -> Call.of("increment");
            case READERS_AND_WRITERS -> thread == 0 ? Call.of("write", 1) : Call.of("read");
        };
    }

    /// Two producers and two consumers of a queue with one lock and two conditions.
    static Scenario queue(int elements) {
        var takes = Collections.nCopies(elements, Call.of("take"));
        return Scenario.of(TwoConditionQueue.class, List.of(puts(0, elements), puts(1, elements), takes, takes));
    }

    private static List<Call> puts(int producer, int elements) {
        return IntStream.range(0, elements).mapToObj(i -> Call.of("put", 10 * producer + i)).toList();
    }
}
