package dev.lockstep.benchmarks;

import java.util.List;

import workloads.AtomicLock;
import workloads.CheckThenActLock;
import workloads.LostSignalQueue;
import workloads.MonitorCounter;
import workloads.QueueModel;
import workloads.RacyCounter;
import workloads.TwoConditionQueue;

/// A wrong structure, in which a failing schedule is to be found, and a correct one like it, whose schedules are to be
/// exhausted. Two threads call both in the same way.
enum Pair {
    COUNTER("racy counter", "counter with a monitor", RacyCounter.class, MonitorCounter.class),
    LOCK("check-then-act lock", "compare-and-set lock", CheckThenActLock.class, AtomicLock.class),
    QUEUE("lost-signal queue", "queue with two conditions", LostSignalQueue.class, TwoConditionQueue.class);

    final String wrongTitle;
    final String rightTitle;
    private final Class<?> wrong;
    private final Class<?> right;

    Pair(String wrongTitle, String rightTitle, Class<?> wrong, Class<?> right) {
        this.wrongTitle = wrongTitle;
        this.rightTitle = rightTitle;
        this.wrong = wrong;
        this.right = right;
    }

    Scenario wrong() {
        return scenario(wrong);
    }

    Scenario right() {
        return scenario(right);
    }

    private Scenario scenario(Class<?> structure) {
        var increment = Call.of("increment");
        var tryLock = Call.of("tryLock");
        var take = Call.of("take");
        return switch (this) {
            case COUNTER -> Scenario.of(structure,
                    List.of(List.of(increment, increment), List.of(increment, increment)));
            case LOCK -> Scenario.of(structure,
                    List.of(List.of(tryLock, Call.of("unlock"), tryLock), List.of(tryLock, tryLock)));
            case QUEUE -> Scenario.of(structure,
                    List.of(List.of(Call.of("put", 1), Call.of("put", 2)), List.of(take, take)))
                    .specifiedBy(QueueModel.class);
        };
    }
}
