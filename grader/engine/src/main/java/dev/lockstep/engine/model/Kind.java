package dev.lockstep.engine.model;

/// What a class of the JDK is to threads that share an object of it.
public enum Kind {
    /// Its calls synchronise threads, or may well do so: `java.util.concurrent`, `Random`.
    CONCURRENT,
    /// Its calls hand over tasks or their results, and the JDK itself tells what that orders: executors and futures.
    TASKS,
    /// Its calls hold the monitor of the object, or of the one that it shares one with: `Vector`, `StringBuffer`,
    /// synchronised wrappers, buffered streams.
    SYNCHRONISED,
    /// Its calls read or write the object, and nothing guards it: `ArrayList`, `HashMap`, `Matcher` ...
    UNSYNCHRONISED,
    /// Has a place of its own, which nothing guards, in another object: iterators.
    CURSOR,
    /// Its calls are those of the object that it wraps or was made from: `Collections.unmodifiableList`, streams.
    WRAPPER,
    /// A thread.
    THREAD,
    /// Never changes, or is of one thread alone.
    IMMUTABLE,
    /// An interface or class that says nothing of how threads share what implements it: `Runnable`, `Object`.
    OPEN,
    /// In no table: each call may read and write whatever it likes.
    UNKNOWN
}
