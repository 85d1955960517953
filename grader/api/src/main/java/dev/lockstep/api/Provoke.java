package dev.lockstep.api;

import java.util.function.Supplier;

/// Makes things happen to a submission that may happen to any program: an interrupt at the worst moment, a collaborator that
/// fails, hash codes that tie. When they happen is up to the scheduler, which tries every moment. For checks that explore; a
/// schedule begins without any. Spurious wake-ups are granted by [Explore#spuriousWakeups].
public final class Provoke {

    private Provoke() {}

    /// Interrupts a thread, at any point from now on.
    public static void interrupt(Thread target) {
        dev.lockstep.engine.Provoke.interrupt(target);
    }

    /// A collaborator that may fail: each call is passed on, or throws instead.
    ///
    /// @param type the interface through which the submission calls it
    /// @param failures how many calls may fail in a schedule
    /// @param failure makes what such a call throws: an unchecked exception, or one that every method declares
    public static <T> T failing(Class<T> type, T collaborator, int failures, Supplier<? extends Throwable> failure) {
        return dev.lockstep.engine.Provoke.failing(type, collaborator, failures, failure);
    }

    /// Gives all objects that the calling thread makes from now on, and those that threads make which it starts, the same
    /// identity hash code: an order of locks by hash has to reckon with a tie. Called at the beginning of a check.
    public static void collidingHashCodes() {
        dev.lockstep.engine.Provoke.collidingHashCodes();
    }

    /// Yes or no; the scheduler tries both.
    public static boolean perhaps() {
        return dev.lockstep.engine.Provoke.perhaps();
    }
}
