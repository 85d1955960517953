package events;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import events.contract.Latch;

/// A count, and an event that is set when it is zero. Who finds zero does not ask the event.
public class CountingLatch implements Latch {

    private final AtomicInteger count;
    private final ManualResetEvent zero = new ManualResetEvent();

    public CountingLatch(int count) {
        if (count < 0) {
            throw new IllegalArgumentException();
        }
        this.count = new AtomicInteger(count);
    }

    @Override
    public void countDown() {
        int before = count.getAndUpdate(n -> n > 0 ? n - 1 : 0);
        if (before == 1) {
            zero.set();
        }
    }

    @Override
    public void await() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (count.get() > 0) {
            zero.await();
        }
    }

    @Override
    public boolean await(long timeout, TimeUnit unit) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        return count.get() == 0 || zero.await(timeout, unit);
    }

    @Override
    public int count() {
        return count.get();
    }
}
