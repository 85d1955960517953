package semaphore;

import java.util.concurrent.TimeUnit;

import semaphore.contract.Semaphore;

/// Your semaphore. What each method must do is written in [Semaphore]; the handout says what you may build it from.
public class BoundedSemaphore implements Semaphore {

    /// TODO: refuse what is not allowed, remember the bound.
    public BoundedSemaphore(int permits) {
    }

    /// TODO: the same, and remember whether to serve in order of arrival.
    public BoundedSemaphore(int permits, boolean fair) {
    }

    @Override
    public void acquire() throws InterruptedException {
        throw new UnsupportedOperationException("TODO: take a permit, wait for it where there is none");
    }

    @Override
    public void acquire(int n) throws InterruptedException {
        throw new UnsupportedOperationException("TODO: take n permits, all or none");
    }

    @Override
    public boolean tryAcquire() {
        throw new UnsupportedOperationException("TODO: take a permit if there is one now");
    }

    @Override
    public boolean tryAcquire(long timeout, TimeUnit unit) throws InterruptedException {
        throw new UnsupportedOperationException("TODO: take a permit, wait for it no longer than the timeout");
    }

    @Override
    public void release() {
        throw new UnsupportedOperationException("TODO: give a permit back, and see that somebody who waits gets it");
    }

    @Override
    public void release(int n) {
        throw new UnsupportedOperationException("TODO: give n permits back, or refuse and change nothing");
    }

    @Override
    public int availablePermits() {
        throw new UnsupportedOperationException("TODO: how many permits are there to take?");
    }

    @Override
    public void withPermit(Runnable action) throws InterruptedException {
        throw new UnsupportedOperationException("TODO: run the action while holding a permit");
    }
}
