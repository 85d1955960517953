package deadlock;

import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import deadlock.contract.Table;

/// A waiter lets all but one of the philosophers sit down.
public class DiningPhilosophers implements Table {
    private final Semaphore chairs;
    private final Semaphore[] forks;

    public DiningPhilosophers(int seats) {
        if (seats < 2) {
            throw new IllegalArgumentException();
        }
        chairs = new Semaphore(seats - 1);
        forks = new Semaphore[seats];
        Arrays.setAll(forks, i -> new Semaphore(1));
    }

    private static boolean hasIt(Semaphore fork) {
        try {
            return fork.tryAcquire(1, TimeUnit.SECONDS); // BUG
        } catch (InterruptedException e) {
            fork.acquireUninterruptibly();
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void eat(int seat, Runnable meal) {
        if (seat < 0 || seat > forks.length - 1) {
            throw new IllegalArgumentException();
        }
        Semaphore left = forks[seat];
        Semaphore right = forks[(seat + 1) % forks.length];
        chairs.acquireUninterruptibly();
        left.acquireUninterruptibly();
        boolean both = hasIt(right); // BUG
        try {
            meal.run(); // BUG
        } finally {
            if (both) {
                right.release();
            }
            left.release();
            chairs.release();
        }
    }
}
