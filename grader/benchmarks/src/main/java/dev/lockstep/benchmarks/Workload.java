package dev.lockstep.benchmarks;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

import workloads.LatchBarrier;
import workloads.LockCounter;
import workloads.MonitorCounter;
import workloads.ThreadStarter;
import workloads.TwoConditionQueue;
import workloads.VolatileCounter;

/// The six workloads whose speed is measured. None of them fails.
public enum Workload {
    /// Three threads meet at a latch, three times.
    LATCH_BARRIER("latch barrier"),
    /// Three threads, one explicit lock.
    LOCK_CONTENTION("lock contention"),
    /// Three threads, one monitor.
    MONITOR_CONTENTION("monitor contention"),
    /// Two producers and one consumer of a queue with a lock, two conditions and room for one.
    PRODUCER_CONSUMER("producer-consumer"),
    /// A thread that starts and joins two others, four times.
    THREAD_CREATION("thread creation"),
    /// Three threads, one volatile field that they read and write.
    VOLATILE_CONTENTION("volatile contention");

    private final String title;

    Workload(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    Scenario scenario() {
        var increment = Call.of("increment");
        return switch (this) {
            case LATCH_BARRIER -> Scenario.of(LatchBarrier.class,
                    IntStream.range(0, LatchBarrier.THREADS).mapToObj(Workload::meetings).toList());
            case LOCK_CONTENTION -> Scenario.of(LockCounter.class, times(3, times(4, increment)));
            case MONITOR_CONTENTION -> Scenario.of(MonitorCounter.class, times(3, times(4, increment)));
            case PRODUCER_CONSUMER -> Scenario.of(TwoConditionQueue.class,
                    List.of(List.of(Call.of("put", 1), Call.of("put", 2)),
                            List.of(Call.of("put", 3), Call.of("put", 4)), times(4, Call.of("take"))));
            case THREAD_CREATION -> Scenario.of(ThreadStarter.class, List.of(times(4, Call.of("startTwo"))));
            case VOLATILE_CONTENTION -> Scenario.of(VolatileCounter.class, times(3, times(4, increment)));
        };
    }

    private static List<Call> meetings(int thread) {
        return IntStream.range(0, LatchBarrier.ROUNDS).mapToObj(round -> Call.of("meet", thread, round)).toList();
    }

    private static <T> List<T> times(int count, T element) {
        return Collections.nCopies(count, element);
    }

    /// The workload for the engine.
    Runnable program() {
        return new ScenarioProgram(scenario(), _ -> {});
    }
}
