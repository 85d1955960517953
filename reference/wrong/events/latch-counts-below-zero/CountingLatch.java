package events;

import java.util.concurrent.TimeUnit;

import events.contract.Latch;

/// A latch from one monitor.
///
/// Thread safety: `count` is read and written only by threads that hold this object's monitor; it is never negative and
/// never grows.
public final class CountingLatch implements Latch {

    private int count;

    /// Opens after so many calls of `countDown`.
    public CountingLatch(int count) {
        if (count < 0) {
            throw new IllegalArgumentException("nobody can count down from " + count);
        }
        this.count = count;
    }

    @Override
    public synchronized void countDown() {
        count--; // BUG
        if (count == 0) {
            notifyAll();
        }
    }

    @Override
    public synchronized void await() throws InterruptedException {
        requireNoInterrupt();
        while (count > 0) {
            wait();
        }
    }

    @Override
    public synchronized boolean await(long timeout, TimeUnit unit) throws InterruptedException {
        var deadline = System.nanoTime() + Math.max(0, unit.toNanos(timeout));
        requireNoInterrupt();
        while (count > 0) {
            var left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            wait(left / 1_000_000, (int) (left % 1_000_000));
        }
        return true;
    }

    @Override
    public synchronized int count() {
        return count;
    }

    private static void requireNoInterrupt() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }
}
