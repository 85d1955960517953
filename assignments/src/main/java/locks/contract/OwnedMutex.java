package locks.contract;

/// A mutex that knows which thread holds it, and how often: its owner may take it again, and nobody else may release
/// it.
///
/// The public class `locks.ReentrantMutex` implements it, with a public constructor without parameters that makes a
/// free mutex. It is built from an intrinsic monitor (`synchronized`, `wait`, `notify`): a thread that waits sleeps in
/// `wait`. It owes its waiters no order. It stays correct when `wait` returns for no reason (a spurious wake-up).
public interface OwnedMutex extends Mutex {

    /// Takes the mutex, waiting as long as another thread holds it. The owner never waits: each of its calls counts one
    /// more hold.
    ///
    /// An interrupt does not end the wait and is not lost: the thread's interrupt status is set when the method
    /// returns.
    @Override
    void lock();

    /// Counts one hold less; the last one gives the mutex back, and a thread that waits for it can take it.
    ///
    /// @throws IllegalMonitorStateException if the calling thread does not hold the mutex; nothing changes then
    @Override
    void unlock();

    /// Takes the mutex if it is free or the calling thread holds it already; never waits. As with `lock`, each success
    /// counts one hold.
    ///
    /// @return `true` if the caller holds the mutex now, `false` if at some moment during the call another thread held
    ///         it
    @Override
    boolean tryLock();

    /// How many holds the calling thread has: 0 if it does not hold the mutex, whatever other threads do.
    int holdCount();
}
