package locks.contract;

/// A number that many threads change, by a slow update: read, pause, write back.
///
/// The public class `locks.SharedCounter` implements it. Its public constructor takes a [Mutex] and a [Runnable], in
/// this order: the mutex that guards the number, and the pause. The counter starts at 0.
public interface Counter {

    /// Adds an amount, which may be negative.
    ///
    /// The update takes the mutex by `lock`, once; reads the number; runs the pause, exactly once; writes the sum back;
    /// and releases the mutex by `unlock`. Not every mutex is reentrant. The pause does not use the counter.
    ///
    /// If the pause throws, so does this method, the very same exception or error: the number is as before, no thread
    /// ever saw another, and the mutex is released.
    void add(int amount);

    /// The number after the last update that is complete. During an update it may wait for the mutex or answer at once.
    int value();
}
