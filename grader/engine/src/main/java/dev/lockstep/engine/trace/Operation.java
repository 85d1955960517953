package dev.lockstep.engine.trace;

/// What a step does.
public enum Operation {
    /// Reads a plain field or an element of an array.
    READ,
    /// Writes a plain field or an element of an array.
    WRITE,
    /// Reads a volatile field.
    VOLATILE_READ,
    /// Writes a volatile field.
    VOLATILE_WRITE,
    /// Enters a monitor.
    MONITOR_ENTER,
    /// Leaves a monitor.
    MONITOR_EXIT,
    /// Begins to initialise a class, or waits until another thread has done so.
    INITIALIZE,
    /// Has initialised a class.
    INITIALIZED,
    /// Waits in a monitor's wait set.
    WAIT,
    /// Wakes one waiter.
    NOTIFY,
    /// Wakes all waiters.
    NOTIFY_ALL,
    /// Calls a class of the JDK that threads share: `java.util.concurrent`, a collection, a `VarHandle`.
    CALL,
    /// Calls a method of a thread, or of `Thread`.
    THREAD,
    /// Enters a public method, or calls one of the program's own.
    METHOD,
    /// Does what a helper of a check declares.
    HELPER,
    /// Goes on with a loop.
    LOOP,
    /// Ends its thread with an exception that nobody catches.
    THROW,
    /// Ends a task of a pool.
    TASK,
    /// Prints a line.
    PRINT
}
