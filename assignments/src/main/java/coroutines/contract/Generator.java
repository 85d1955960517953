package coroutines.contract;

import java.util.Iterator;
import java.util.NoSuchElementException;

/// Values that a body of code hands out, one each time it is asked; in between it stands still, in the middle of its work.
///
/// The public class `coroutines.ThreadGenerator` implements it, with the public constructor
/// `ThreadGenerator(Body<T, S> body)`.
///
/// **Turns.** The body runs only while a call of [#next], [#send], [#raise] or [#close] waits for it: from where it stands
/// to its next yield, or to its end, and no further. It begins with the first call of [#next]. Which thread runs it is
/// open.
///
/// **End.** A generator is at its end when its body has returned or thrown something, or when it was closed. [#next] and
/// [#send] throw [NoSuchElementException] then, each time. A body that ends with [Stopped] has returned.
///
/// **Failure.** What the body throws, be it an [Error], is thrown by the call that waits for it: the same object, once.
///
/// **Calls.** They come from one thread at a time, but not always from the same one; what becomes of calls of several
/// threads at once is open. A call of [#next], [#send], [#raise] or [#close] while the body runs, which can only be one
/// that it makes itself, be it by way of another generator that it asks, throws [IllegalStateException] and changes nothing.
///
/// **Interrupts.** No call ends early because its thread is interrupted, before or while it waits; the interrupt status
/// is set when it returns or throws. What an interrupt of a thread that runs a body comes to is open.
///
/// **Memory.** What the caller did before it asked happens-before what the body does then, and what the body did before it
/// stood still or ended happens-before what the caller does after that. So what they share needs no lock.
///
/// **Threads.** A generator has no thread before it is asked for the first time, and none, but for a moment, when it is at
/// its end. One that is given up in the middle may keep a thread; this does not keep the program from ending.
///
/// @param <T> the values that are handed out
/// @param <S> the values that are sent in
public interface Generator<T, S> extends Iterable<T>, AutoCloseable {

    /// Lets the body run to its next yield, where it stands still.
    ///
    /// @return the value that it hands out there, which may be null
    /// @throws NoSuchElementException if the body returns instead, or the generator is at its end
    T next();

    /// The same, and the yield where the body stands returns this value, which may be null.
    ///
    /// @throws IllegalStateException if the body has not begun, so that there is no yield; nothing has changed then
    /// @throws NoSuchElementException if the body returns instead, or the generator is at its end
    T send(S value);

    /// The same, but the yield where the body stands throws this exception. If the body has not begun, it never will, and the
    /// generator is at its end: the exception is thrown to the caller, and so it is if the generator was at its end before.
    /// A [Stopped] that is raised closes nothing.
    ///
    /// @throws NoSuchElementException if the body catches it and returns, or ends with [Stopped]
    T raise(RuntimeException failure);

    /// Brings the generator to its end: the yield where the body stands throws [Stopped], so that what the body has in its
    /// `finally` blocks is done, and has been when this call returns. What the body throws instead is thrown by this call. If
    /// the body has not begun, it never will. Closing a generator that is at its end changes nothing.
    @Override
    void close();

    /// Hands out what is still to come, by asking as [#next] does. `hasNext()` asks for a value and keeps it for `next()`,
    /// unless it has one already.
    @Override
    Iterator<T> iterator();
}
