package pools.contract;

/// Where the result of a task can be had.
///
/// @param <T> the result
public interface Handle<T> {

    /// Waits until the task is done, and tells what has become of it: the same each time, and to everybody who asks.
    ///
    /// @return what the task returned, which may be null
    /// @throws TaskFailed if the task threw something; its cause is that
    /// @throws Terminated if the pool was terminated before the task had ended
    /// @throws InterruptedException if the thread is interrupted while it waits, or was before and has to wait; the task goes
    ///     on
    T result() throws InterruptedException, TaskFailed;

    /// Whether the task is done, so that nobody has to wait for its result. Never waits.
    boolean isDone();
}
