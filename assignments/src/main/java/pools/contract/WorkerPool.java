package pools.contract;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;

/// A fixed number of workers, who run the tasks of many.
///
/// The public class `pools.ThreadWorkerPool` implements it, with the public constructor `ThreadWorkerPool(int workers)`. It
/// throws [IllegalArgumentException] if the number is less than 1.
///
/// **Tasks.** Each task that is accepted is run once, unless the pool is terminated. No more run at a time than there are
/// workers, and none waits to begin while a worker has nothing to do. Tasks begin in the order in which they were accepted, but one that
/// another task waits for may begin earlier. They run in threads of the pool, never in a thread that calls it from outside,
/// such as one that a task has started.
/// Whatever a task throws, be it an [Error], costs no other task its run.
///
/// **Tasks that wait for tasks.** A task may call the pool that runs it. While it waits in [#apply], in [#map] or for a
/// [Handle], for a task of the same pool, it does not count as running. Whether its thread runs the one that it waits for, or
/// another thread does, and whether a third task begins meanwhile, is open; but no such wait hangs, however deep, unless
/// tasks wait for each other in a circle. At no time more tasks run than there are workers. Tasks do not wait for one another
/// in any other way.
///
/// **Interrupts.** A task begins with a clear interrupt status, whatever the one before has left, unless the pool is
/// terminated. An interrupt that meets a thread outside of the pool while it waits for a task ends this wait, and nothing else;
/// where it comes together with the result, either may win. What it ends in a task that waits for another is open.
///
/// **Callbacks.** For each task that [#applyAsync] has accepted, one of its two callbacks is called, once: `onSuccess` with what the
/// task returned, or `onError` with what it threw, or with a [Terminated]. That happens when the task is done, not before, so
/// that its handle tells the result by then; in a thread of the pool or in one that calls [#terminate()]. What a callback
/// throws is dropped, and costs no other task or callback its run. A callback may do all that does not wait for a task or for
/// the end of the pool. It may hold up a worker; it may be interrupted when the pool is terminated. In which order the callbacks
/// of several tasks are called is open, and a task may begin before the one before it has been told of.
///
/// **Memory.** What a thread did before it handed a task over happens-before the task. What the task did happens-before what
/// another thread does when it has learnt from a call, from a handle or by a callback that the task is done.
///
/// **Waiting.** A thread that waits, one of the pool's or any other, is blocked; it neither spins nor polls.
public interface WorkerPool {

    /// Lets a worker run a task, and waits for it.
    ///
    /// @param task may return null
    /// @return what the task returned
    /// @throws TaskFailed if the task threw something; its cause is that
    /// @throws Terminated if the pool is terminated before the task has ended
    /// @throws InterruptedException if the thread was interrupted before, and nothing is accepted then; or if it is interrupted
    ///     while it waits, and then the task goes on
    /// @throws IllegalStateException if the pool has been closed or terminated; nothing is accepted then
    /// @throws NullPointerException if the task is null
    <T> T apply(Callable<? extends T> task) throws InterruptedException, TaskFailed;

    /// Lets a worker run a task, and does not wait for it.
    ///
    /// @param task may return null
    /// @param onSuccess takes what the task returned
    /// @param onError takes what the task threw, or a [Terminated]
    /// @return where the result can be had
    /// @throws IllegalStateException if the pool has been closed or terminated; nothing is accepted then
    /// @throws NullPointerException if an argument is null; nothing is accepted then
    <T> Handle<T> applyAsync(Callable<? extends T> task, Consumer<? super T> onSuccess,
            Consumer<? super Throwable> onError);

    /// Lets workers apply a function to each element, a task for each, and waits for all of them. The tasks are accepted
    /// together, in the order of the list: all of them, or none.
    ///
    /// @param function may return null
    /// @param elements any of which may be null
    /// @return what the function returned, in the order of the elements
    /// @throws TaskFailed if the function threw something, when all tasks have ended; its cause is that, or one of these where
    ///     there are several
    /// @throws Terminated if the pool is terminated before the last task has ended; where one has failed as well, either is
    ///     thrown
    /// @throws InterruptedException as [#apply] does
    /// @throws IllegalStateException if the pool has been closed or terminated; nothing is accepted then
    /// @throws NullPointerException if the function or the list is null
    <A, R> List<R> map(Function<? super A, ? extends R> function, List<? extends A> elements)
            throws InterruptedException, TaskFailed;

    /// Accepts no more tasks. Those that have been accepted are run. Never waits. Closing it again, or when it has been
    /// terminated, changes nothing.
    void close();

    /// Accepts no more tasks, and ends those that there are: none that waits to begin is ever run, the threads of those
    /// that run are interrupted, and all of them are done at once, with a [Terminated] for a result unless they end first,
    /// although one may go on that takes no notice of interrupts. No callback holds that up. A task that is about to begin while
    /// this is called may still run, and finds itself interrupted.
    ///
    /// Waits for nothing but callbacks. Can be called by tasks, too, and when the pool has been closed. Calling it again
    /// changes nothing.
    void terminate();

    /// Waits until all is over: each task has ended, each callback has returned, and so have the threads of the pool. Not
    /// called by tasks and callbacks.
    ///
    /// @throws IllegalStateException if the pool has been neither closed nor terminated
    /// @throws InterruptedException if the thread is interrupted while it waits, or was before and has to wait; the pool goes
    ///     on, and can be joined again
    void join() throws InterruptedException;
}
