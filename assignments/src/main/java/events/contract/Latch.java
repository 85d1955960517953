package events.contract;

import java.util.concurrent.TimeUnit;

/// A door that opens when a count has come down to zero, and stays open.
///
/// The public class `events.CountingLatch` implements it, with the public constructor `CountingLatch(int count)`. It throws
/// [IllegalArgumentException] if the count is negative. With a count of zero the door is open from the start.
///
/// **One step.** Each call seems to other threads to happen at one moment between its beginning and its end.
///
/// **Memory.** What a thread did before [#countDown()] happens-before what another does after it has passed the door; a
/// [#countDown()] at zero need not order anything.
public interface Latch {

    /// Counts down by one; changes nothing at zero. All threads that wait go on when zero is reached.
    void countDown();

    /// Waits until the count is zero; does not wait if it is.
    void await() throws InterruptedException;

    /// Waits until the count is zero, but not longer than the timeout.
    ///
    /// @return whether it is zero; false no earlier than the timeout
    boolean await(long timeout, TimeUnit unit) throws InterruptedException;

    /// How many calls of [#countDown()] are missing.
    int count();
}
