package events;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import events.contract.Event;

/// A number that goes up when the event changes, and is odd while it is set. Who waits looks a few times, then sleeps.
public class ManualResetEvent implements Event {

    private static final int SPINS = 3;

    private final AtomicLong changes = new AtomicLong();

    @Override
    public void set() {
        if (!isSet()) { // BUG
            synchronized (this) {
                changes.incrementAndGet(); // BUG
                notifyAll();
            }
        }
    }

    @Override
    public synchronized void clear() {
        if (isSet()) {
            changes.incrementAndGet();
        }
    }

    @Override
    public void await() throws InterruptedException {
        refuseInterrupted();
        long seen = changes.get();
        if (isOdd(seen) || changesSoon(seen)) {
            return;
        }
        synchronized (this) {
            while (changes.get() == seen) {
                wait();
            }
        }
    }

    @Override
    public boolean await(long timeout, TimeUnit unit) throws InterruptedException {
        refuseInterrupted();
        long end = System.nanoTime() + Math.max(unit.toNanos(timeout), 0);
        long seen = changes.get();
        if (isOdd(seen) || changesSoon(seen)) {
            return true;
        }
        synchronized (this) {
            for (long left = end - System.nanoTime(); left > 0 && changes.get() == seen; left = end
                    - System.nanoTime()) {
                wait(left / 1_000_000, (int) (left % 1_000_000));
            }
        }
        return changes.get() != seen;
    }

    private boolean changesSoon(long seen) {
        for (int i = 0; i < SPINS; i++) {
            if (changes.get() != seen) {
                return true;
            }
            Thread.onSpinWait();
        }
        return false;
    }

    @Override
    public boolean isSet() {
        return isOdd(changes.get());
    }

    private static boolean isOdd(long changes) {
        return changes % 2 == 1;
    }

    private static void refuseInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }
}
