package deadlock;

import java.math.BigInteger;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

import deadlock.contract.Table;

/// A bit for each fork, both taken by one compare-and-set; who fails a few times is parked.
public class DiningPhilosophers implements Table {
    private static final int SPINS = 3;

    private final int seats;
    private final AtomicReference<BigInteger> forks = new AtomicReference<>(BigInteger.ZERO);
    private final Queue<Thread> hungry = new ConcurrentLinkedQueue<>();

    public DiningPhilosophers(int seats) {
        if (seats < 2) {
            throw new IllegalArgumentException();
        }
        this.seats = seats;
    }

    @Override
    public void eat(int seat, Runnable meal) {
        if (seat < 0 || seat >= seats) {
            throw new IllegalArgumentException();
        }
        BigInteger both = BigInteger.ZERO.setBit(seat).setBit((seat + 1) % seats);
        pickUp(both);
        try {
            meal.run();
        } finally {
            forks.accumulateAndGet(both, BigInteger::andNot);
            hungry.forEach(LockSupport::unpark);
        }
    }

    private void pickUp(BigInteger both) {
        for (int i = 0; i < SPINS; i++) {
            if (pickedUp(both)) {
                return;
            }
            Thread.onSpinWait();
        }
        hungry.add(Thread.currentThread());
        while (!pickedUp(both)) {
            LockSupport.park(this);
            Thread.interrupted(); // BUG
        }
        hungry.remove(Thread.currentThread());
    }

    private boolean pickedUp(BigInteger both) {
        BigInteger all = forks.get();
        while (all.and(both).signum() == 0) {
            if (forks.compareAndSet(all, all.or(both))) {
                return true;
            }
            all = forks.get();
        }
        return false;
    }
}
