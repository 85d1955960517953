package dev.lockstep.benchmarks;

import java.util.List;

import structures.Containers;
import structures.Counters;
import structures.Queues;
import structures.Stacks;
import workloads.QueueModel;

/// A structure of which both tools say whether it is correct, with the truth.
enum Subject {
    RACY_COUNTER(Counters.Racy.class, false),
    VOLATILE_COUNTER(Counters.Volatile.class, false),
    SYNCHRONIZED_COUNTER(Counters.Synchronized.class, true),
    ATOMIC_COUNTER(Counters.Atomic.class, true),
    COUNTER_WITH_A_SPIN_LOCK(Counters.Spinning.class, true),
    COUNTER_WITH_AN_UNGUARDED_READER(Counters.UnguardedReader.class, false),
    PLAIN_STACK(Stacks.Plain.class, false),
    STACK_THAT_GETS_THEN_SETS(Stacks.GetThenSet.class, false),
    STACK_WITH_COMPARE_AND_SET(Stacks.CompareAndSet.class, true),
    LOCKED_QUEUE(Queues.Locked.class, true),
    LOCK_FREE_QUEUE(Queues.LockFree.class, true),
    BUFFER_WITH_ONE_NOTIFY(Queues.OneNotify.class, false),
    BUFFER_WITH_NOTIFY_ALL(Queues.NotifyAll.class, true),
    QUEUE_WITH_TIMED_POLL(Queues.Timed.class, true),
    CHECK_THEN_ACT_MAP(Containers.CheckThenActMap.class, false),
    ATOMIC_MAP(Containers.AtomicMap.class, true),
    SET_WITH_A_MISSING_LOCK(Containers.SetWithMissingLock.class, false),
    LOCKED_SET(Containers.LockedSet.class, true),
    STALE_REGISTER(Containers.StaleRegister.class, false);

    private final Class<?> structure;

    /// Whether it is linearizable and every call returns, on every execution that Java allows.
    final boolean correct;

    Subject(Class<?> structure, boolean correct) {
        this.structure = structure;
        this.correct = correct;
    }

    Scenario scenario() {
        var increment = Call.of("increment");
        var take = Call.of("take");
        return switch (this) {
            case RACY_COUNTER, VOLATILE_COUNTER, SYNCHRONIZED_COUNTER, ATOMIC_COUNTER, COUNTER_WITH_A_SPIN_LOCK ->
                threads(List.of(increment, increment), List.of(increment));
            case COUNTER_WITH_AN_UNGUARDED_READER -> threads(List.of(increment, increment), List.of(Call.of("get")));
            case PLAIN_STACK, STACK_THAT_GETS_THEN_SETS, STACK_WITH_COMPARE_AND_SET ->
                threads(List.of(Call.of("push", 1), Call.of("pop")), List.of(Call.of("push", 2), Call.of("pop")));
            case LOCKED_QUEUE -> threads(List.of(Call.of("offer", 1), Call.of("poll")), List.of(Call.of("offer", 2)));
            case LOCK_FREE_QUEUE -> threads(List.of(Call.of("offer", 1)), List.of(Call.of("poll"), Call.of("poll")));
            case BUFFER_WITH_ONE_NOTIFY, BUFFER_WITH_NOTIFY_ALL ->
                threads(List.of(Call.of("put", 1), Call.of("put", 2)), List.of(take), List.of(take))
                        .specifiedBy(QueueModel.class);
            case QUEUE_WITH_TIMED_POLL -> threads(List.of(Call.of("poll")), List.of(Call.of("poll")));
            case CHECK_THEN_ACT_MAP, ATOMIC_MAP ->
                threads(List.of(Call.of("add", 1, 10)), List.of(Call.of("add", 1, 20)));
            case SET_WITH_A_MISSING_LOCK, LOCKED_SET ->
                threads(List.of(Call.of("add", 1), Call.of("remove", 1)), List.of(Call.of("remove", 1)));
            case STALE_REGISTER ->
                threads(List.of(Call.of("write", 1)), List.of(Call.of("read"), Call.of("read")));
        };
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // a list of lists is made of them, nothing else
    private Scenario threads(List<Call>... calls) {
        return Scenario.of(structure, List.of(calls));
    }
}
