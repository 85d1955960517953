package events;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import events.contract.Latch;

/// A latch from a latch.
public final class CountingLatch implements Latch {

    private final CountDownLatch latch; // BUG

    public CountingLatch(int count) {
        latch = new CountDownLatch(count); // BUG
    }

    @Override
    public void countDown() {
        latch.countDown(); // BUG
    }

    @Override
    public void await() throws InterruptedException {
        latch.await(); // BUG
    }

    @Override
    public boolean await(long timeout, TimeUnit unit) throws InterruptedException {
        return latch.await(timeout, unit); // BUG
    }

    @Override
    public int count() {
        return (int) latch.getCount(); // BUG
    }
}
