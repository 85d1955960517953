package events;

import java.util.Objects;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import events.contract.Barrier;

/// A barrier from one monitor, with an object for each round.
///
/// A thread asks the round in which it arrived how that ended. What became of the barrier since, in later rounds or by a
/// reset, cannot mislead it, however late it runs.
///
/// Thread safety: all fields that change, those of rounds, too, are read and written only by threads that hold this
/// object's monitor. The action runs inside of it, so that a round is over in one step. `round` is never over; if it is
/// broken so is the barrier.
public final class ReusableBarrier implements Barrier {

    private enum State {
        GATHERING,
        OVER,
        BROKEN
    }

    private static final class Round {
        private State state = State.GATHERING;
        private int missing;

        Round(int parties) {
            missing = parties;
        }
    }

    private final int parties;
    private final Runnable action;
    private Round round;

    /// A barrier for so many parties; the last one of each round runs the action.
    public ReusableBarrier(int parties, Runnable action) {
        if (parties < 1) {
            throw new IllegalArgumentException("nobody waits in a barrier of " + parties);
        }
        this.parties = parties;
        this.action = Objects.requireNonNull(action);
        round = new Round(parties);
    }

    @Override
    public synchronized int await() throws InterruptedException, BrokenBarrierException {
        var mine = round;
        var index = arrive();
        while (mine.state == State.GATHERING) {
            waitIn(mine, 0);
        }
        requireOver(mine);
        return index;
    }

    @Override
    public synchronized int await(long timeout, TimeUnit unit)
            throws InterruptedException, BrokenBarrierException, TimeoutException {
        var mine = round;
        var index = arrive();
        while (mine.state == State.GATHERING) {
            var left = Math.max(0, unit.toNanos(timeout)); // BUG
            var deadline = System.nanoTime() + left;
            if (left > 0) {
                waitIn(mine, left);
            }
            if (mine.state == State.GATHERING && System.nanoTime() - deadline >= 0) {
                end(State.BROKEN);
                throw new TimeoutException();
            }
        }
        requireOver(mine);
        return index;
    }

    /// Counts the caller in, and ends the round if it is the last.
    ///
    /// @return how many parties are missing
    private int arrive() throws InterruptedException, BrokenBarrierException {
        if (isBroken()) {
            throw new BrokenBarrierException();
        }
        if (Thread.interrupted()) {
            end(State.BROKEN);
            throw new InterruptedException();
        }
        round.missing--;
        notifyAll();
        var index = round.missing;
        if (index == 0) {
            complete();
        }
        return index;
    }

    private void complete() {
        var result = State.BROKEN;
        try {
            action.run();
            result = State.OVER;
        } finally {
            end(result);
        }
        round = new Round(parties);
    }

    private void end(State state) {
        round.state = state;
        notifyAll();
    }

    /// Waits once; an interrupt that comes when the round has ended is left to the caller's caller.
    private void waitIn(Round mine, long nanos) throws InterruptedException {
        try {
            wait(nanos / 1_000_000, (int) (nanos % 1_000_000));
        } catch (InterruptedException e) {
            if (mine.state == State.GATHERING) {
                end(State.BROKEN);
                throw e;
            }
            Thread.currentThread().interrupt();
        }
    }

    private static void requireOver(Round mine) throws BrokenBarrierException {
        if (mine.state == State.BROKEN) {
            throw new BrokenBarrierException();
        }
    }

    @Override
    public synchronized void reset() {
        end(State.BROKEN);
        round = new Round(parties);
    }

    @Override
    public synchronized boolean isBroken() {
        return round.state == State.BROKEN;
    }

    @Override
    public synchronized int waiting() {
        return isBroken() ? 0 : parties - round.missing;
    }
}
