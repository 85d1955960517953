package dev.lockstep.engine.trace;

import java.util.List;

import org.jspecify.annotations.Nullable;

/// Why a schedule failed.
public sealed interface Failure {

    /// Whether it is threads standing still that is wrong.
    default boolean isStandstill() {
        return switch (this) {
            case Deadlock _,LostWakeup _,ThreadsLeftRunning _ -> true;
            case DataRace _,Livelock _,Uncaught _,Exited _ -> false;
        };
    }

    /// Threads wait in a circle, or for what an ended thread kept.
    record Deadlock(List<Wait> waits) implements Failure {
        public Deadlock {
            waits = List.copyOf(waits);
        }
    }

    /// A thread waits to be woken, and none is left that could do it.
    record LostWakeup(List<Wait> waits) implements Failure {
        public LostWakeup {
            waits = List.copyOf(waits);
        }
    }

    /// The program has ended but for threads that it started and that wait for ever.
    record ThreadsLeftRunning(List<Wait> waits) implements Failure {
        public ThreadsLeftRunning {
            waits = List.copyOf(waits);
        }
    }

    /// Two accesses to the same memory, one of them a write, that nothing orders.
    record DataRace(String memory, Access first, Access second) implements Failure {}

    /// Threads run and run, and none gets further although each has its turn.
    record Livelock(List<Wait> spinning) implements Failure {
        public Livelock {
            spinning = List.copyOf(spinning);
        }
    }

    /// A thread ended with an exception that nobody caught.
    record Uncaught(String thread, Throwable exception) implements Failure {}

    /// A thread ended the JVM, with a status that says that something went wrong.
    record Exited(String thread, int status, Site site) implements Failure {}

    /// A thread that waits.
    ///
    /// @param thread its name
    /// @param what for, such as `monitor of lock` or `notify on queue`
    /// @param holder the thread that holds it, or null
    /// @param site where it waits; null where unknown
    /// @param held the lines at which the holder took it; null where unknown
    record Wait(String thread, String what, @Nullable String holder, @Nullable Site site, @Nullable Site held) {}

    /// One access to memory.
    record Access(String thread, boolean write, Site site) {}
}
