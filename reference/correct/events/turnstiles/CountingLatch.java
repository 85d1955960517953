package events;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import events.contract.Latch;

/// A semaphore as a turnstile: each thread that gets through lets the next one through.
public class CountingLatch implements Latch {

    private final AtomicInteger count;
    private final Semaphore turnstile = new Semaphore(0);

    public CountingLatch(int count) {
        if (count < 0) {
            throw new IllegalArgumentException("negative: " + count);
        }
        this.count = new AtomicInteger(count);
    }

    @Override
    public void countDown() {
        for (int seen = count.get(); seen > 0; seen = count.get()) {
            if (count.compareAndSet(seen, seen - 1)) {
                if (seen == 1) {
                    turnstile.release();
                }
                return;
            }
        }
    }

    @Override
    public void await() throws InterruptedException {
        if (isOpen()) {
            return;
        }
        turnstile.acquire();
        turnstile.release();
    }

    @Override
    public boolean await(long timeout, TimeUnit unit) throws InterruptedException {
        if (isOpen()) {
            return true;
        }
        boolean through = turnstile.tryAcquire(timeout, unit);
        if (through) {
            turnstile.release();
        }
        return through;
    }

    private boolean isOpen() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        return count.get() == 0;
    }

    @Override
    public int count() {
        return count.get();
    }
}
