package events;

import java.util.concurrent.TimeUnit;

import events.contract.Event;

/// An event from one monitor.
///
/// A flag alone would not do: a thread that was woken and finds the event cleared again could not tell whether it was set
/// meanwhile. So a thread remembers how often the event had been set when it came.
///
/// Thread safety: the fields are read and written only by threads that hold this object's monitor.
public final class ManualResetEvent implements Event {

    private boolean set;
    private long times;

    /// Not set.
    public ManualResetEvent() {}

    @Override
    public synchronized void set() {
        set = true;
        times++;
        notifyAll();
    }

    @Override
    public synchronized void clear() {
        set = false;
    }

    @Override
    public synchronized void await() throws InterruptedException {
        requireNoInterrupt();
        var before = times;
        while (!set && times == before) {
            wait(1_000); // BUG
        }
    }

    @Override
    public synchronized boolean await(long timeout, TimeUnit unit) throws InterruptedException {
        var deadline = System.nanoTime() + Math.max(0, unit.toNanos(timeout));
        requireNoInterrupt();
        var before = times;
        while (!set && times == before) {
            var left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            wait(left / 1_000_000, (int) (left % 1_000_000));
        }
        return true;
    }

    @Override
    public synchronized boolean isSet() {
        return set;
    }

    private static void requireNoInterrupt() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }
}
