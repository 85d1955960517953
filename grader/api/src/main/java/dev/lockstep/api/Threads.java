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

    /// Starts a thread of this name, and waits until nobody can go on: it has ended, or waits for something.
    default Thread startAndSettle(String name, Task task) {
        var thread = start(name, task);
        settle();
        return thread;
    }

    /// A task for the submission to run, in whatever thread it likes: what it throws fails the check, whoever catches it or
    /// keeps it.
    Runnable task(Task task);

    /// How many threads have been started and have not ended, beside the one that asks: those of the submission, too, and in
    /// a process those of that process. A switch point.
    int alive();

    /// Waits until every thread started here has ended; in a role of a process, those that the role has started. A thread that
    /// never ends makes the schedule a deadlock.
    void join();

    /// Waits until no other thread can run: each has ended or waits for something, by going round a loop, too. One that has
    /// gone round 300 times since counts as waiting, whatever it counts or draws meanwhile. With [Timers#IDEAL] no virtual time
    /// passes.
    void settle();

    /// Virtual time since the schedule began.
    Duration elapsed();
}
