package dev.lockstep.engine.trace;

/// What a thread waits for.
public sealed interface Awaited {

    /// What needs no name.
    enum Plain implements Awaited {
        /// Another thread's `unpark`.
        UNPARK,
        /// Its next task: it idles in a pool.
        TASK,
        /// Nothing: it runs, and gets nowhere.
        NOTHING,
        /// All other threads to come to rest.
        REST
    }

    /// How a lock is taken.
    enum Mode {
        /// By one thread alone.
        ALONE,
        /// By any number of readers.
        READ,
        /// By one writer.
        WRITE
    }

    /// A monitor.
    record Monitor(String object) implements Awaited {}

    /// A `notify` on an object.
    record Notify(String object) implements Awaited {}

    /// A `signal` of a condition.
    record Signal(String condition) implements Awaited {}

    /// A lock.
    record Lock(String lock, Mode mode) implements Awaited {}

    /// Permits of a semaphore.
    record Permits(String semaphore) implements Awaited {}

    /// Something that others do to an object: count a latch down, fill a queue, come to a barrier.
    record Other(String object) implements Awaited {}

    /// The result of a task.
    record Completion(String future) implements Awaited {}

    /// The end of a thread.
    record End(String thread) implements Awaited {}

    /// The end of a class's initialisation.
    record Initialisation(String type) implements Awaited {}
}
