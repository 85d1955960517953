package coroutines.contract;

import java.util.function.Function;

/// A group of routines that hand control to and fro; there is none above the others that decides who is next.
///
/// The public class `coroutines.ThreadGreenlets` implements it, with a public constructor without parameters. The thread
/// that calls the constructor is the main routine of the group, and runs at first.
///
/// **One at a time.** One routine of a group runs, which alone calls its methods and those of its routines; what becomes of
/// calls that another thread makes is open. Each other one has not begun, stands at a [Greenlet#switchTo], or has ended.
/// Which thread runs a routine is open, but for the main one.
///
/// **End.** When the body of a routine returns, control goes to the routine that made it: the `switchTo` where that one
/// stands returns what the body has returned. When the body throws something, be it an [Error], that `switchTo` throws
/// it, the same object. If the one that made it has ended, it is the one that made that one, and so on; the main routine
/// does not end.
///
/// **Interrupts.** No call ends early because the thread of the main routine is interrupted, before or while it waits; the
/// interrupt status is set when it returns or throws. What an interrupt of another routine's thread comes to is open.
///
/// **Memory.** What a routine did before it handed control over happens-before what the next one does.
///
/// **Threads.** A routine has no thread before it begins, and none, but for a moment, when it has ended. One that is given
/// up in the middle may keep a thread; this does not keep the program from ending.
///
/// @param <V> the values that are handed over
public interface Greenlets<V> {

    /// The routine that runs: the one that makes this call.
    Greenlet<V> current();

    /// Makes a routine, which begins when control is handed to it for the first time.
    ///
    /// @param body what it runs: it is given the first value that is handed over, and returns the last one
    Greenlet<V> create(Function<V, V> body);
}
