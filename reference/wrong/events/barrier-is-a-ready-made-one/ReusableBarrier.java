package events;

import java.util.Objects;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import events.contract.Barrier;

/// A barrier from a barrier.
public final class ReusableBarrier implements Barrier {

    private final CyclicBarrier barrier; // BUG

    public ReusableBarrier(int parties, Runnable action) {
        barrier = new CyclicBarrier(parties, Objects.requireNonNull(action)); // BUG
    }

    @Override
    public int await() throws InterruptedException, BrokenBarrierException {
        return barrier.await(); // BUG
    }

    @Override
    public int await(long timeout, TimeUnit unit)
            throws InterruptedException, BrokenBarrierException, TimeoutException {
        return barrier.await(timeout, unit); // BUG
    }

    @Override
    public void reset() {
        barrier.reset(); // BUG
    }

    @Override
    public boolean isBroken() {
        return barrier.isBroken(); // BUG
    }

    @Override
    public int waiting() {
        return barrier.getNumberWaiting(); // BUG
    }
}
