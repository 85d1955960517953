package locks.contract;

/// A lock that at most one thread holds at any time.
///
/// Between `lock` (or a `tryLock` that answered `true`) and the matching `unlock` a thread *holds* the mutex. What it
/// did before `unlock` is visible to the thread that takes the mutex next. Two mutexes are independent of each other.
///
/// These public classes of package `locks` implement it, each with a public constructor without parameters that makes
/// a free mutex:
///
/// - `SpinLock`, made of one atomic variable: a thread that finds the lock held asks again and again. It never blocks:
///   no monitor, no `wait`, no `sleep`. Who comes next is a matter of luck.
/// - `TicketLock`, first come, first served: threads hold the lock in the order in which they began to wait for it, and
///   nobody overtakes a thread that waits, not even the one that has just unlocked. Its threads may spin or block.
///
/// Neither is reentrant: a thread that holds the mutex and calls `lock` waits for itself, for ever.
///
/// `ReentrantMutex` implements the richer [OwnedMutex].
public interface Mutex {

    /// Takes the mutex, waiting as long as another thread holds it.
    ///
    /// An interrupt does not end the wait and is not lost: the thread's interrupt status is set when the method
    /// returns.
    void lock();

    /// Gives the mutex back.
    ///
    /// Only the thread that holds the mutex may call this; what a `SpinLock` or a `TicketLock` does otherwise is left
    /// open.
    void unlock();

    /// Takes the mutex if that is possible at once; never waits, and never reserves a place in a queue.
    ///
    /// @return `true` if the caller holds the mutex now, `false` if at some moment during the call another thread held
    ///         it, or the caller itself did, or (in a lock that is first come, first served) a thread waited for it
    boolean tryLock();
}
