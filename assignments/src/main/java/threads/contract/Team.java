package threads.contract;

import java.util.List;
import java.util.concurrent.TimeUnit;

/// A team of threads: its workers are started one by one, and waited for together.
///
/// The public class `threads.ThreadTeam` implements it, with a public constructor without parameters. Any number of threads
/// may use a team at once, its own workers too. Only a worker that is not a daemon calls neither `joinAll`, since it would
/// wait for itself.
///
/// **Workers.** A worker is *started* when the call of `start` or `startDaemon` that starts it has returned; what the team
/// makes of it before that is open. It has *ended* when its task, or the `run()` of the thread that was given, has returned
/// or thrown something. A worker keeps its name as long as it lives. Other threads that help the team are no workers.
///
/// **Waiting.** Only `joinAll` waits until workers have ended, and nobody has to wait for a thread that is in `joinAll`. A
/// thread that waits is blocked; it neither spins nor looks now and then.
///
/// **Failures.** Whatever a worker throws, an exception or an error, ends this worker and no other thread. The team keeps it
/// until `joinAll` hands it over, in a [WorkerFailed]. Each failure is handed over once, to one thread. Of several threads that
/// are in `joinAll` when the last worker ends any may get it, or each some of the failures; one that gives up gets none.
///
/// **Interrupts.** `joinAll` throws [InterruptedException], and clears the interrupt status, if it has to wait and the status
/// was set when it was called, or the thread is interrupted while it waits; if it need not wait, as with a timeout of zero, it
/// may throw it or not. The workers go on, and no failure is lost. The other methods take no notice of interrupts.
///
/// **Memory.** What a thread did before it started a worker happens-before what the worker does. What a worker did
/// happens-before what another thread does after a `joinAll` that waited for it.
public interface Team {

    /// Starts a worker: a new thread of this name that runs the task, once. It is not a daemon, whoever calls.
    ///
    /// @throws NullPointerException if the name or the task is null; nothing is started then
    void start(String name, Runnable task);

    /// Starts a worker: a new thread of this name that runs the task, once. It is a daemon.
    ///
    /// @throws NullPointerException if the name or the task is null; nothing is started then
    void startDaemon(String name, Runnable task);

    /// Starts the thread that is given as a worker: this very one, and not another that does the same. It is a daemon if it
    /// was one before. The team may set its handler of uncaught exceptions.
    ///
    /// @throws NullPointerException if the thread is null
    /// @throws IllegalThreadStateException if the thread has been started before, by whomever; nothing has changed then,
    ///         neither of the team nor of the thread
    void start(Thread thread);

    /// Waits until all workers have ended that are not daemons, those too that are started meanwhile. Does not wait if that
    /// is so already, as in a team in which nobody was ever started.
    ///
    /// @throws WorkerFailed if workers have failed, daemons or not: with each failure that was not handed over before. It is
    ///         thrown when the waiting is over
    void joinAll() throws InterruptedException;

    /// Waits until all workers have ended that are not daemons, those too that are started meanwhile, but no longer than the
    /// timeout, however many there are. A timeout of zero or less does not wait at all. If it says false, it hands over no
    /// failure.
    ///
    /// @return true if they have ended, and false if they have not, no earlier than the timeout
    /// @throws WorkerFailed if they have ended, and workers have failed: with each failure that was not handed over before
    boolean joinAll(long timeout, TimeUnit unit) throws InterruptedException;

    /// The names of all workers that are started and have not ended, daemons too, in any order. A name that several of them
    /// bear stands there several times. One that is started or ends during the call may stand there or not. The list does not
    /// change any more.
    List<String> alive();
}
