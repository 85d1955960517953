package dev.lockstep.engine.jdk;

import org.jspecify.annotations.Nullable;

/// What the JDK asks of the scheduler on behalf of a thread that the scheduler owns. Called on the carrier thread, while
/// one of the scheduler's threads is current, and only then.
public interface ThreadHooks {

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
}
