package events;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/// Knows how to wait: for a condition that is true or false under the given monitor.
abstract class Patience<M> {

    protected final M monitor;

    protected Patience(M monitor) {
        this.monitor = monitor;
    }

    /// Called in the monitor.
    protected final void waitFor(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            monitor.wait();
        }
    }

    /// Called in the monitor.
    protected final void waitFor(BooleanSupplier condition, long timeout, TimeUnit unit)
            throws InterruptedException, TimeoutException {
        final long begin = System.nanoTime();
        final long nanos = unit.toNanos(timeout);
        while (!condition.getAsBoolean()) {
            long left = nanos - (System.nanoTime() - begin);
            if (nanos <= 0 || left <= 0) {
                throw new TimeoutException();
            }
            TimeUnit.NANOSECONDS.timedWait(monitor, left);
        }
    }

    protected static void refuseInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("before the call");
        }
    }
}
