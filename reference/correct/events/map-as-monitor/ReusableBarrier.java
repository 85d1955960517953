package events;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import events.contract.Barrier;

/// Rounds have numbers, and a book says how each of them ended. The book is the monitor.
public class ReusableBarrier extends Patience<Map<Integer, Boolean>> implements Barrier {

    private final int parties;
    private final Runnable action;
    private int round;
    private int arrived;

    public ReusableBarrier(int parties, Runnable action) {
        super(new HashMap<>());
        if (parties < 1) {
            throw new IllegalArgumentException(parties + " parties");
        }
        this.parties = parties;
        this.action = Objects.requireNonNull(action);
    }

    @Override
    public int await() throws InterruptedException, BrokenBarrierException {
        synchronized (monitor) {
            int mine = round;
            int index = arrive();
            try {
                waitFor(() -> monitor.containsKey(mine));
            } catch (InterruptedException e) {
                giveUp(mine, e);
                Thread.currentThread().interrupt();
            }
            return result(mine, index);
        }
    }

    @Override
    public int await(long timeout, TimeUnit unit)
            throws InterruptedException, BrokenBarrierException, TimeoutException {
        synchronized (monitor) {
            int mine = round;
            int index = arrive();
            try {
                waitFor(() -> monitor.containsKey(mine), timeout, unit);
            } catch (InterruptedException e) {
                giveUp(mine, e);
                Thread.currentThread().interrupt();
            } catch (TimeoutException e) {
                giveUp(mine, e);
            }
            return result(mine, index);
        }
    }

    private int arrive() throws InterruptedException, BrokenBarrierException {
        if (isBroken()) {
            throw new Broken();
        }
        if (Thread.interrupted()) {
            giveUp(round, new InterruptedException());
        }
        int index = parties - 1 - arrived++;
        if (index == 0) {
            finish();
        }
        return index;
    }

    private void finish() {
        boolean well = false;
        try {
            action.run();
            well = true;
        } finally {
            monitor.put(round, well);
            monitor.notifyAll();
        }
        round++;
        arrived = 0;
    }

    /// Breaks the barrier, unless the round is over.
    private <X extends Exception> void giveUp(int mine, X reason) throws X {
        if (!monitor.containsKey(mine)) {
            monitor.put(mine, false);
            monitor.notifyAll();
            throw reason;
        }
    }

    private int result(int mine, int index) throws BrokenBarrierException {
        if (!monitor.get(mine)) {
            throw new Broken();
        }
        return index;
    }

    @Override
    public void reset() {
        synchronized (monitor) {
            monitor.put(round, false);
            monitor.notifyAll();
            round++;
            arrived = 0;
        }
    }

    @Override
    public boolean isBroken() {
        synchronized (monitor) {
            return monitor.containsKey(round);
        }
    }

    @Override
    public int waiting() {
        synchronized (monitor) {
            return isBroken() ? 0 : arrived;
        }
    }

    /** An exception of its own is one of those that the contract names. */
    private static final class Broken extends BrokenBarrierException {
        private static final long serialVersionUID = 1;
    }
}
