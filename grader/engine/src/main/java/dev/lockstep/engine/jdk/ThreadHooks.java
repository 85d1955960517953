package dev.lockstep.engine.jdk;

import org.jspecify.annotations.Nullable;

/// What the JDK asks of the scheduler on behalf of a thread that the scheduler owns. Called on the carrier thread, while
/// one of the scheduler's threads is current, and only then.
public interface ThreadHooks {

    /// Whether the JVM has just begun to run this thread at the scheduler's wish, which has seen to it that it ran.
    boolean begins(Thread thread);

    /// Makes a thread that the JDK is about to start one of the scheduler's.
    void start(Thread thread);

    /// Whether the thread has been started and has not ended.
    boolean alive(Thread thread);

    /// The state of a thread.
    Thread.State state(Thread thread);

    /// Waits for a thread to end.
    ///
    /// @param millis at most so long; 0 for ever
    void join(Thread thread, long millis) throws InterruptedException;

    /// Learns that the interrupt status of a thread has just been set.
    void interrupted(Thread thread);

    /// Learns that the interrupt status of the current thread has just been cleared.
    void cleared();

    /// Sleeps in virtual time.
    void sleep(long nanos) throws InterruptedException;

    /// Lets others run.
    void giveWay();

    /// Blocks the current thread until its permit is there.
    ///
    /// @param nanos at most so long; [Long#MAX_VALUE] for ever
    void park(@Nullable Object blocker, long nanos);

    /// Gives a thread its permit.
    void unpark(Thread thread);

    /// The name of a thread that is given none.
    String name();

    /// Virtual time, as `System.nanoTime` tells it.
    long nanoTime();

    /// Virtual time, as `System.currentTimeMillis` tells it.
    long currentTimeMillis();

    /// What was published through an object of the JDK, such as a task or a future, happened before what the current
    /// thread does from now on.
    void sees(Object object);

    /// Publishes through an object of the JDK what the current thread did so far.
    void publishes(Object object);

    /// The current thread, one of a pool, is between two steps that others can tell apart.
    void point();

    /// The current thread, one of a pool, has no task, or has one again.
    void idle(boolean idle);

    /// The task that the current thread runs has ended with an exception, which its future keeps to itself.
    void keeps(Object future, Throwable thrown);

    /// Code of the JDK that a thread began with is about to call back.
    ///
    /// @param called whose method
    void enters(Object called);

    /// Code of the JDK that a thread began with goes on after it has called back.
    void leaves();

    /// The common pool of the schedule.
    Object commonPool();

    /// All platform threads that have been started and have not ended.
    Thread[] threads();

    /// No handler is there for an exception that a thread has thrown.
    void uncaught(Thread thread, Throwable thrown);
}
