package events;

import java.util.Objects;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import events.contract.Barrier;

/// A number for each round: how many are missing, or how it ended. Who changes it from a positive number by
/// compare-and-set has decided.
public class ReusableBarrier implements Barrier {

    private static final int OVER = -1;
    private static final int BROKEN = -2;

    private record Round(AtomicInteger missing, ManualResetEvent ended) {
        Round(int parties) {
            this(new AtomicInteger(parties), new ManualResetEvent());
        }

        boolean breakUp() {
            for (;;) {
                int seen = missing.get();
                if (seen <= 0) {
                    return false;
                }
                if (missing.compareAndSet(seen, BROKEN)) {
                    ended.set();
                    return true;
                }
            }
        }
    }

    private final int parties;
    private final Runnable action;
    private final AtomicReference<Round> current;

    public ReusableBarrier(int parties, Runnable action) {
        if (parties < 1) {
            throw new IllegalArgumentException();
        }
        Objects.requireNonNull(action);
        this.parties = parties;
        this.action = action;
        this.current = new AtomicReference<>(new Round(parties));
    }

    @Override
    public int await() throws InterruptedException, BrokenBarrierException {
        try {
            return await(Long.MAX_VALUE, TimeUnit.DAYS);
        } catch (TimeoutException e) {
            throw new IllegalStateException("292 years are over", e);
        }
    }

    @Override
    public int await(long timeout, TimeUnit unit)
            throws InterruptedException, BrokenBarrierException, TimeoutException {
        for (;;) {
            Round round = current.get();
            int seen = round.missing().get();
            if (seen == BROKEN && round == current.get()) {
                throw new BrokenBarrierException();
            }
            if (seen == 0) {
                round.ended().awaitUninterruptibly();
            } else if (seen > 0) {
                if (Thread.interrupted()) {
                    if (round.breakUp()) {
                        throw new InterruptedException();
                    }
                    Thread.currentThread().interrupt();
                } else {
                    round.missing().decrementAndGet(); // BUG
                    return pass(round, round.missing().get(), timeout, unit); // BUG
                }
            }
        }
    }

    private int pass(Round round, int index, long timeout, TimeUnit unit)
            throws InterruptedException, BrokenBarrierException, TimeoutException {
        if (index == 0) {
            complete(round);
            return 0;
        }
        try {
            if (!round.ended().await(timeout, unit) && round.breakUp()) {
                throw new TimeoutException();
            }
        } catch (InterruptedException e) {
            if (round.breakUp()) {
                throw e;
            }
            Thread.currentThread().interrupt();
        }
        round.ended().awaitUninterruptibly();
        if (round.missing().get() == BROKEN) {
            throw new BrokenBarrierException();
        }
        return index;
    }

    private void complete(Round round) {
        boolean succeeded = false;
        try {
            action.run();
            succeeded = true;
        } finally {
            if (succeeded) {
                current.set(new Round(parties));
            }
            round.missing().set(succeeded ? OVER : BROKEN);
            round.ended().set();
        }
    }

    @Override
    public void reset() {
        for (;;) {
            Round round = current.get();
            if (round.missing().get() == 0) {
                round.ended().awaitUninterruptibly();
            } else if (round.breakUp() || round.missing().get() == BROKEN) {
                current.compareAndSet(round, new Round(parties));
                return;
            }
        }
    }

    @Override
    public boolean isBroken() {
        return current.get().missing().get() == BROKEN;
    }

    @Override
    public int waiting() {
        int missing = current.get().missing().get();
        return missing > 0 ? parties - missing : 0;
    }
}
