package queues;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** A monitor with conditions: everything that happens inside it wakes all who wait. */
class Gate {
    private int generation;

    synchronized <R> R when(BooleanSupplier condition, Supplier<R> action) throws InterruptedException {
        if (Thread.interrupted()) throw new InterruptedException();
        while (!condition.getAsBoolean()) wait();
        return done(action);
    }

    /** null if it was not possible in time. */
    synchronized <R> R when(BooleanSupplier condition, Supplier<R> action, long nanos) throws InterruptedException {
        if (Thread.interrupted()) throw new InterruptedException();
        for (long end = System.nanoTime() + nanos; !condition.getAsBoolean();) {
            long left = end - System.nanoTime();
            if (left <= 0) return null;
            long millis = Math.max(1, (left + 999_999) / 1_000_000);
            wait(millis);
        }
        return done(action);
    }

    synchronized <R> R now(BooleanSupplier condition, Supplier<R> action) {
        return condition.getAsBoolean() ? done(action) : null;
    }

    private <R> R done(Supplier<R> action) {
        R result = action.get();
        generation++;
        notifyAll();
        return result;
    }
}
