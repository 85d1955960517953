package events;

import java.util.Objects;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

import events.contract.Barrier;

/// The action runs outside of the lock, in a round that is complete and has not ended. Everything is guarded by the lock.
public class ReusableBarrier implements Barrier {

    private final Lock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final int parties;
    private final Runnable action;
    private Round round = new Round();

    private static class Round {
        int arrived;
        boolean complete;
        boolean ended;
        boolean broken;
    }

    public ReusableBarrier(int parties, Runnable action) {
        if (parties <= 0) {
            throw new IllegalArgumentException("parties: " + parties);
        }
        this.parties = parties;
        this.action = Objects.requireNonNull(action, "action");
    }

    @Override
    public int await() throws InterruptedException, BrokenBarrierException {
        try {
            return await(false, 0);
        } catch (TimeoutException e) {
            throw new AssertionError("there was no timeout", e);
        }
    }

    @Override
    public int await(long timeout, TimeUnit unit)
            throws InterruptedException, BrokenBarrierException, TimeoutException {
        return await(true, unit.toNanos(timeout));
    }

    private int await(boolean timed, long nanos)
            throws InterruptedException, BrokenBarrierException, TimeoutException {
        lock.lock();
        try {
            while (round.complete) {
                changed.awaitUninterruptibly();
            }
            Round mine = round;
            if (mine.broken) {
                throw new BrokenBarrierException();
            }
            if (Thread.interrupted()) {
                end(mine, true);
                throw new InterruptedException();
            }
            int index = parties - ++mine.arrived;
            if (index == 0) {
                complete(mine);
                return 0;
            }
            await(mine, timed, nanos);
            while (!mine.ended) {
                changed.awaitUninterruptibly();
            }
            if (mine.broken) {
                throw new BrokenBarrierException();
            }
            return index;
        } finally {
            lock.unlock();
        }
    }

    private void await(Round mine, boolean timed, long nanos) throws InterruptedException, TimeoutException {
        long left = nanos;
        try {
            while (!mine.ended && !mine.complete) {
                if (!timed) {
                    changed.await();
                } else if (left > 0) {
                    left = changed.awaitNanos(left);
                } else {
                    end(mine, true);
                    throw new TimeoutException();
                }
            }
        } catch (InterruptedException e) {
            if (!mine.ended && !mine.complete) {
                end(mine, true);
                throw e;
            }
            Thread.currentThread().interrupt();
        }
    }

    private void complete(Round mine) {
        mine.complete = true;
        boolean succeeded = false;
        lock.unlock();
        try {
            action.run();
            succeeded = true;
        } finally {
            lock.lock();
            mine.complete = false;
            end(mine, !succeeded);
            if (succeeded) {
                round = new Round();
            }
        }
    }

    private void end(Round mine, boolean broken) {
        mine.broken = broken;
        mine.ended = true;
        changed.signalAll();
    }

    @Override
    public void reset() {
        lock.lock();
        try {
            while (round.complete) {
                changed.awaitUninterruptibly();
            }
            end(round, true);
            round = new Round();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean isBroken() {
        lock.lock();
        try {
            return round.broken;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int waiting() {
        lock.lock();
        try {
            return round.broken || round.complete ? 0 : round.arrived;
        } finally {
            lock.unlock();
        }
    }
}
