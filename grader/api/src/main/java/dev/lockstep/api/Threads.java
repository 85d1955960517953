package dev.lockstep.api;

import java.time.Duration;
import java.util.List;

/// The threads of a check. What a task throws fails the check; a check ends when all its threads have ended.
public interface Threads {

    /// What a thread does.
    @FunctionalInterface
    interface Task {
        /// Runs in the thread.
        void run() throws Throwable;
    }

    /// What each of several threads does.
    @FunctionalInterface
    interface IndexedTask {
        /// Runs in the thread of this index, counted from 1.
        void run(int index) throws Throwable;
    }

    /// Starts a thread named `T1`, `T2`, ... in the order of the calls.
    Thread start(Task task);

    /// Starts a thread of this name.
    Thread start(String name, Task task);

    /// Starts several threads that do the same.
    List<Thread> times(int count, IndexedTask task);

    /// Waits until every thread started here has ended. A thread that never ends makes the schedule a deadlock.
    void join();

    /// Waits until no other thread can run: each has ended or waits for something. With [Timers#IDEAL] no virtual time
    /// passes.
    void settle();

    /// Virtual time since the schedule began.
    Duration elapsed();
}
