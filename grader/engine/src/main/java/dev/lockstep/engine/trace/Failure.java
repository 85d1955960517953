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

    /// Whether what is wrong is that threads stand still, or spin, and would do so for ever.
    default boolean isForEver() {
        return isStandstill() || this instanceof Livelock;
    }

    /// Threads wait in a circle, or for what nobody will give back.
    ///
    /// @param mainEnded whether the program's first thread has ended: the JVM does not, for these threads
    record Deadlock(List<Wait> waits, boolean mainEnded) implements Failure {
        public Deadlock {
            waits = List.copyOf(waits);
        }
    }

    /// A thread waits to be woken, and none is left that could do it.
    ///
    /// @param mainEnded whether the program's first thread has ended: the JVM does not, for these threads
    record LostWakeup(List<Wait> waits, boolean mainEnded) implements Failure {
        public LostWakeup {
            waits = List.copyOf(waits);
        }
    }

    /// The program has ended but for threads that it started and that have nothing to do: a pool's, a timer's.
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
    /// @param holders the threads that hold what it waits for, if that can be held
    /// @param site where it waits; null where unknown
    record Wait(String thread, Awaited awaited, List<Holder> holders, @Nullable Site site) {
        public Wait {
            holders = List.copyOf(holders);
        }
    }

    /// A thread that holds what another one waits for.
    ///
    /// @param reads whether it is one of several readers
    /// @param since where it took it; null where unknown
    record Holder(String thread, boolean reads, @Nullable Site since) {}

    /// One access to memory.
    record Access(String thread, boolean write, Site site) {}
}
