package coroutines.contract;

import java.time.Duration;

/// Runs many tasks that take turns: one goes on while all the others sleep or wait for their turn.
///
/// The public class `coroutines.ThreadEventLoop` implements it, with a public constructor without parameters.
///
/// **One at a time.** Tasks run only while a call of [#joinAll] waits for them, and one at a time: from its beginning, or
/// from where it sleeps, to where it sleeps again, or to its end. So a task that waits in any other way than by [#sleep]
/// holds up all the others. Which thread runs a task is open.
///
/// **Order.** Tasks begin in the order in which they were spawned. Those that sleep go on in the order of the times at which
/// they have slept enough; of those with the same time the one that began to sleep first is the first. When both one that
/// is to begin and one that is to go on could be next, either may be.
///
/// **Failure.** A task that throws something, be it an [Error], has ended; the others go on as if it had returned.
///
/// **Calls.** They come from one thread at a time: from whoever calls [#joinAll] before and after that, and from the tasks
/// while it waits. What becomes of any other calls is open.
///
/// **Interrupts.** [#joinAll] does not end early because its thread is interrupted, before or while it waits; the interrupt
/// status is set when it returns or throws. What an interrupt of a thread that runs a task comes to is open.
///
/// **Memory.** What was done before [#joinAll] happens-before what tasks do, what one task did before it slept or ended
/// happens-before what the next one does, and all that happens-before what is done after [#joinAll].
///
/// **Threads.** A loop has no thread before [#joinAll], and none, but for a moment, when that has returned or thrown.
public interface EventLoop {

    /// Adds a task, which begins when its turn comes. Tasks may spawn others.
    void spawn(Runnable task);

    /// Lets others go on until this time has passed, and, if it is none, until each that could begin or go on now has had its
    /// turn, be it one that has slept enough only while the caller was busy. Called by a task, from any depth of its calls.
    ///
    /// @param time at most a hundred years; if it is negative, none.
    /// @throws IllegalStateException if the caller is no task of this loop; nothing has changed then
    void sleep(Duration time);

    /// Runs the tasks, and returns when all of them have ended, those that tasks have spawned, too. It can be called again
    /// when it has returned or thrown, and runs what was spawned meanwhile.
    ///
    /// When all have ended it throws what the first of those that failed has thrown, the same object, once; what
    /// becomes of what others threw is open.
    ///
    /// @throws IllegalStateException if a task of this loop calls it; nothing has changed then
    void joinAll();
}
