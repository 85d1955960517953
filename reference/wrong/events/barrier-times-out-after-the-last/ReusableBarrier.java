package events;

import java.util.Objects;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import events.contract.Barrier;

/// Who waits looks a few times whether the round is over, and then sleeps. Rounds change only under the lock.
public class ReusableBarrier implements Barrier {

    private enum Phase {
        OPEN,
        PASSED,
        BROKEN
    }

    private static final class Round {
        volatile Phase phase = Phase.OPEN;
        int arrived;
    }

    private static final int SPINS = 3;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition over = lock.newCondition();
    private final int parties;
    private final Runnable action;
    private Round round = new Round();

    public ReusableBarrier(int parties, Runnable action) {
        if (parties < 1) {
            throw new IllegalArgumentException("" + parties);
        }
        this.parties = parties;
        this.action = Objects.requireNonNull(action);
    }

    @Override
    public int await() throws InterruptedException, BrokenBarrierException {
        lock.lock();
        Round mine;
        int index;
        try {
            mine = round;
            index = enter(mine);
        } finally {
            lock.unlock();
        }
        spin(mine);
        lock.lock();
        try {
            while (mine.phase == Phase.OPEN) {
                over.await();
            }
        } catch (InterruptedException e) {
            if (mine.phase == Phase.OPEN) {
                end(mine, Phase.BROKEN);
                throw e;
            }
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
        return index(mine, index);
    }

    @Override
    public int await(long timeout, TimeUnit unit)
            throws InterruptedException, BrokenBarrierException, TimeoutException {
        lock.lock();
        Round mine;
        int index;
        try {
            mine = round;
            index = enter(mine);
        } finally {
            lock.unlock();
        }
        spin(mine);
        lock.lock();
        try {
            long left = unit.toNanos(timeout);
            while (mine.phase == Phase.OPEN) {
                if (left <= 0) {
                    end(mine, Phase.BROKEN);
                    throw new TimeoutException();
                }
                left = over.awaitNanos(left); // BUG
                if (left <= 0) { // BUG
                    if (mine.phase == Phase.OPEN) {
                        end(mine, Phase.BROKEN);
                    }
                    throw new TimeoutException(); // BUG
                }
            }
        } catch (InterruptedException e) {
            if (mine.phase == Phase.OPEN) {
                end(mine, Phase.BROKEN);
                throw e;
            }
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
        return index(mine, index);
    }

    private int enter(Round mine) throws InterruptedException, BrokenBarrierException {
        if (mine.phase == Phase.BROKEN) {
            throw new BrokenBarrierException();
        }
        if (Thread.interrupted()) {
            end(mine, Phase.BROKEN);
            throw new InterruptedException();
        }
        mine.arrived++;
        if (mine.arrived < parties) {
            return parties - mine.arrived;
        }
        Phase result = Phase.BROKEN;
        try {
            action.run();
            result = Phase.PASSED;
            round = new Round();
        } finally {
            end(mine, result);
        }
        return 0;
    }

    private static void spin(Round mine) {
        for (int i = 0; i < SPINS && mine.phase == Phase.OPEN; i++) {
            Thread.onSpinWait();
        }
    }

    private void end(Round mine, Phase phase) {
        mine.phase = phase;
        over.signalAll();
    }

    private static int index(Round mine, int index) throws BrokenBarrierException {
        if (mine.phase == Phase.BROKEN) {
            throw new BrokenBarrierException();
        }
        return index;
    }

    @Override
    public void reset() {
        lock.lock();
        try {
            end(round, Phase.BROKEN);
            round = new Round();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean isBroken() {
        lock.lock();
        try {
            return round.phase == Phase.BROKEN;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int waiting() {
        lock.lock();
        try {
            return round.phase == Phase.OPEN ? round.arrived : 0;
        } finally {
            lock.unlock();
        }
    }
}
