package events;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import events.contract.Barrier;

/// Your barrier. Begin with one that never breaks, and think of the thread that is back before the others have left.
public class ReusableBarrier implements Barrier {

    /// TODO 7: remember what you are told, or refuse it.
    public ReusableBarrier(int parties, Runnable action) {
    }

    @Override
    public int await() throws InterruptedException, BrokenBarrierException {
        throw new UnsupportedOperationException("TODO 8: wait until all parties have arrived, in one round. "
                + "TODO 9: in the next round, too. TODO 10: the last one runs the action. TODO 12: an interrupt breaks it");
    }

    @Override
    public int await(long timeout, TimeUnit unit)
            throws InterruptedException, BrokenBarrierException, TimeoutException {
        throw new UnsupportedOperationException("TODO 11: wait, but no longer than the timeout, which breaks the barrier");
    }

    @Override
    public int waiting() {
        throw new UnsupportedOperationException("TODO 9: how many wait for others?");
    }

    @Override
    public boolean isBroken() {
        throw new UnsupportedOperationException("TODO 11: is it broken?");
    }

    @Override
    public void reset() {
        throw new UnsupportedOperationException("TODO 13: begin anew. What becomes of those that wait?");
    }
}
