package dev.lockstep.engine.jdk;

/// What the JDK would take from the machine, and asks the scheduler for instead on behalf of a thread that it owns:
/// chance, the date, numbers. Called as [ThreadHooks] is.
public interface Sources {

    /// Gives an object its identity hash code, if it has none yet. The JDK is about to ask for it.
    void identify(Object object);

    /// A seed, or 64 bits for any other use.
    long seed();

    /// Virtual time since 1970, in nanoseconds.
    long nanosSinceEpoch();

    /// The number of a thread that is being made.
    long threadId();
}
