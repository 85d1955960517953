package pools.contract;

import java.io.Closeable;
import java.io.IOException;

/// A pool whose workers are processes, any of which may die.
///
/// The public class `pools.LinePool` implements it, with the public constructor `LinePool(Launcher launcher, int workers)`. It
/// throws [IllegalArgumentException] if the number is less than 1.
///
/// **Workers.** At most so many processes work at a time, and each runs one task at a time. A task waits only while all of
/// them have one; which of several goes first is open. The pool launches a process when a task needs one: if none of those
/// that live has nothing to do, and there are fewer than it may have. A process that has done its task gets the next one.
///
/// **Death.** A worker that dies costs the task that it runs, and no other. Who waits for that task is told, the task is given
/// to nobody else, and the worker no longer counts, so that another one can be launched in its place. One that had nothing to do
/// and whose line has ended ([Line#hasEnded]) by the time a task would be sent to it gets none.
///
/// **Threads.** Any number of threads may use a pool. It may have threads of its own, which end when it is closed and
/// its tasks are done. A thread that waits is blocked; it neither spins nor polls.
/// Nobody interrupts a thread that is in one of these calls; what came of it is open.
public interface ProcessPool extends Closeable {

    /// Lets a worker run a task, and waits for the result.
    ///
    /// @param task any characters (but no half of a surrogate pair)
    /// @return what the program made of it
    /// @throws TaskFailed if the program threw something; the message of its cause is what that says of itself (`toString()`)
    /// @throws WorkerDied if the process that ran it has ended before it had sent the result
    /// @throws IOException if no process could be launched; the next task may try again
    /// @throws IllegalStateException if the pool is closed
    /// @throws NullPointerException if the task is null; nothing has changed then
    String apply(String task) throws TaskFailed, IOException;

    /// Accepts no more tasks; those that have been accepted are run. A process that will have no more to do has its line closed,
    /// and so ends: at once, if it has nothing to do now. Waits for nobody. Closing it again changes nothing.
    @Override
    void close();
}
