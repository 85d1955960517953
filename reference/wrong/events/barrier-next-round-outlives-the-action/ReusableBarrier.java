package events;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import events.contract.Barrier;

public class ReusableBarrier implements Barrier {

    private enum Outcome { OPEN, COMPLETE, PASSED, BROKEN }

    private final ReentrantLock lock = new ReentrantLock();
    private final int parties;
    private final Runnable action;
    private Round current = new Round();
    private boolean broken;

    private final class Round {
        final Condition over = lock.newCondition();
        int arrived;
        Outcome outcome = Outcome.OPEN;

        void end(Outcome how) {
            outcome = how;
            over.signalAll();
        }
    }

    public ReusableBarrier(int parties, Runnable action) {
        if (parties < 1) {
            throw new IllegalArgumentException();
        }
        this.parties = parties;
        this.action = action;
    }

    @Override
    public int await() throws InterruptedException, BrokenBarrierException {
        try {
            return arrive(false, 0);
        } catch (TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public int await(long timeout, TimeUnit unit)
            throws InterruptedException, BrokenBarrierException, TimeoutException {
        return arrive(true, Math.max(0, unit.toNanos(timeout)));
    }

    private int arrive(boolean timed, long nanos) throws InterruptedException, BrokenBarrierException, TimeoutException {
        Round mine;
        int missing;
        lock.lock();
        try {
            if (broken) {
                throw new BrokenBarrierException();
            }
            if (Thread.interrupted()) {
                breakUp();
                throw new InterruptedException();
            }
            mine = current;
            missing = parties - ++mine.arrived;
            if (missing > 0) {
                waitFor(mine, timed, nanos);
                return missing;
            }
            mine.outcome = Outcome.COMPLETE;
            current = new Round();
        } finally {
            lock.unlock();
        }
        complete(mine);
        return 0;
    }

    private void complete(Round done) {
        boolean well = false;
        try {
            action.run();
            well = true;
        } finally {
            lock.lock();
            try {
                if (well) {
                    done.end(Outcome.PASSED);
                } else {
                    broken = true; // BUG
                    done.end(Outcome.BROKEN);
                }
            } finally {
                lock.unlock();
            }
        }
    }

    private void waitFor(Round mine, boolean timed, long nanos)
            throws InterruptedException, BrokenBarrierException, TimeoutException {
        long left = nanos;
        while (mine.outcome == Outcome.OPEN) {
            if (timed && left <= 0) {
                breakUp();
                throw new TimeoutException();
            }
            try {
                if (timed) {
                    left = mine.over.awaitNanos(left);
                } else {
                    mine.over.await();
                }
            } catch (InterruptedException e) {
                if (mine.outcome == Outcome.OPEN) {
                    breakUp();
                    throw e;
                }
                Thread.currentThread().interrupt();
            }
        }
        while (mine.outcome == Outcome.COMPLETE) {
            mine.over.awaitUninterruptibly();
        }
        if (mine.outcome == Outcome.BROKEN) {
            throw new BrokenBarrierException();
        }
    }

    private void breakUp() {
        broken = true;
        current.end(Outcome.BROKEN);
    }

    @Override
    public void reset() {
        lock.lock();
        try {
            broken = false;
            current.end(Outcome.BROKEN);
            current = new Round();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean isBroken() {
        lock.lock();
        try {
            return broken;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int waiting() {
        lock.lock();
        try {
            return broken ? 0 : current.arrived;
        } finally {
            lock.unlock();
        }
    }
}
