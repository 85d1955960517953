package events;

import java.util.concurrent.TimeUnit;

import events.contract.Latch;

/// Your latch: an event that is set when a count is zero, and never cleared.
public class CountingLatch implements Latch {

    /// TODO 5: remember the count, or refuse it.
    public CountingLatch(int count) {
    }

    @Override
    public void countDown() {
        throw new UnsupportedOperationException("TODO 5: count down. TODO 6: who opens the latch for those that wait?");
    }

    @Override
    public int count() {
        throw new UnsupportedOperationException("TODO 5: how many calls of countDown() are missing?");
    }

    @Override
    public void await() throws InterruptedException {
        throw new UnsupportedOperationException("TODO 6: wait until the count is zero");
    }

    @Override
    public boolean await(long timeout, TimeUnit unit) throws InterruptedException {
        throw new UnsupportedOperationException("TODO 6: wait, but no longer than the timeout");
    }
}
