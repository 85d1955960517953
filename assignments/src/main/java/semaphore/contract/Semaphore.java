package semaphore.contract;

import java.util.concurrent.TimeUnit;

/// A bounded counting semaphore: a fixed number of permits that threads take and give back, and wait for where there
/// are too few.
///
/// The public class `semaphore.BoundedSemaphore` implements it, with two public constructors:
///
/// - `BoundedSemaphore(int permits)`: not fair;
/// - `BoundedSemaphore(int permits, boolean fair)`.
///
/// Both throw [IllegalArgumentException] if `permits` is less than 1. `permits` is the *bound*: so many are available
/// at first, and never more. Permits have no owner: a thread may give back what another one took.
///
/// **Waiting.** No thread waits while there are enough permits for it and for all who came before it and still wait.
/// A thread that waits is blocked; it neither spins nor polls.
///
/// **Fairness.** A fair semaphore serves in the order of arrival: nobody takes a permit while a thread that arrived
/// earlier still waits, not even where that one needs more than there are. A thread whose waiting ends without a permit
/// (time-out, interrupt) has left the queue. A semaphore that is not fair promises no order.
///
/// **Interrupts.** A method that may wait throws [InterruptedException], and clears the interrupt status, if the
/// status was set when it was called, be there permits or not, or if the thread is interrupted while it waits. It has
/// taken nothing then. Where a permit and an interrupt come together, either may win, but not both and not neither.
///
/// **Memory.** What a thread did before it gave permits back happens-before what another does after it took them.
public interface Semaphore {

    /// Takes a permit; waits until it can have one.
    void acquire() throws InterruptedException;

    /// Takes `n` permits, all at once; waits until it can have them and takes none before.
    ///
    /// @throws IllegalArgumentException if `n` is less than 1 or greater than the bound
    void acquire(int n) throws InterruptedException;

    /// Takes a permit if one is available now; never waits and takes no notice of interrupts. In a fair semaphore
    /// nobody is overtaken: false as long as another thread waits.
    ///
    /// @return whether it took a permit
    boolean tryAcquire();

    /// Takes a permit; waits for it, but not longer than the timeout, however often it wakes up meanwhile. A timeout of
    /// zero or less does not wait at all.
    ///
    /// @return true as soon as it took a permit; false, and no earlier than the timeout, if it took none
    boolean tryAcquire(long timeout, TimeUnit unit) throws InterruptedException;

    /// Gives a permit back.
    ///
    /// @throws IllegalStateException if none is taken; nothing has changed then
    void release();

    /// Gives `n` permits back, all at once.
    ///
    /// @throws IllegalArgumentException if `n` is less than 1
    /// @throws IllegalStateException if fewer than `n` are taken, however great `n` is; nothing has changed then
    void release(int n);

    /// How many permits are there to take: the bound, less those taken and not given back.
    int availablePermits();

    /// Takes a permit as [#acquire()] does, runs the action once in the calling thread, and gives the permit back,
    /// whether the action returns or throws. What it throws, an unchecked exception or an error, is thrown on, as it is.
    /// As many actions may run together as there are permits.
    void withPermit(Runnable action) throws InterruptedException;
}
