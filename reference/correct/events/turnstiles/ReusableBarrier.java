package events;

import java.util.Objects;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import events.contract.Barrier;

/// Each round has a semaphore of its own, so that no fast thread takes the permit of a slow one. A permit for each that
/// waits is released when the round ends, well or not. What a round is like is guarded by the monitor of the barrier.
public class ReusableBarrier implements Barrier {

    private static class Round {
        final Semaphore exit = new Semaphore(0);
        int inside;
        boolean ended;
        boolean broken;
    }

    private final int parties;
    private final Runnable action;
    private Round current = new Round();

    public ReusableBarrier(int parties, Runnable action) {
        if (parties < 1) {
            throw new IllegalArgumentException("too few parties");
        }
        this.parties = parties;
        this.action = Objects.requireNonNull(action);
    }

    @Override
    public int await() throws InterruptedException, BrokenBarrierException {
        Ticket ticket = enter();
        if (ticket.index > 0) {
            try {
                ticket.round.exit.acquire();
            } catch (InterruptedException e) {
                if (breakUp(ticket.round)) {
                    throw e;
                }
                Thread.currentThread().interrupt();
            }
        }
        return leave(ticket);
    }

    @Override
    public int await(long timeout, TimeUnit unit)
            throws InterruptedException, BrokenBarrierException, TimeoutException {
        Ticket ticket = enter();
        if (ticket.index > 0) {
            try {
                if (!ticket.round.exit.tryAcquire(timeout, unit) && breakUp(ticket.round)) {
                    throw new TimeoutException();
                }
            } catch (InterruptedException e) {
                if (breakUp(ticket.round)) {
                    throw e;
                }
                Thread.currentThread().interrupt();
            }
        }
        return leave(ticket);
    }

    private record Ticket(Round round, int index) {}

    private synchronized Ticket enter() throws InterruptedException, BrokenBarrierException {
        Round round = current;
        if (round.broken) {
            throw new BrokenBarrierException();
        }
        if (Thread.interrupted()) {
            breakUp(round);
            throw new InterruptedException();
        }
        round.inside++;
        int index = parties - round.inside;
        if (index == 0) {
            boolean done = false;
            try {
                action.run();
                done = true;
            } finally {
                end(round, !done);
            }
            current = new Round();
        }
        return new Ticket(round, index);
    }

    private synchronized int leave(Ticket ticket) throws BrokenBarrierException {
        if (ticket.round.broken) {
            throw new BrokenBarrierException();
        }
        return ticket.index;
    }

    private synchronized boolean breakUp(Round round) {
        if (round.ended) {
            return false;
        }
        end(round, true);
        return true;
    }

    private void end(Round round, boolean broken) {
        round.ended = true;
        round.broken = broken;
        round.exit.release(round.inside);
    }

    @Override
    public synchronized void reset() {
        breakUp(current);
        current = new Round();
    }

    @Override
    public synchronized boolean isBroken() {
        return current.broken;
    }

    @Override
    public synchronized int waiting() {
        return current.ended ? 0 : current.inside;
    }
}
