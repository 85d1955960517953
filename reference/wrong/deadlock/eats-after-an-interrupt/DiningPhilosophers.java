package deadlock;

import java.util.Arrays;
import java.util.concurrent.Semaphore;

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

    @Override
    public void eat(int seat, Runnable meal) {
        if (seat < 0 || seat > forks.length - 1) {
            throw new IllegalArgumentException();
        }
        Semaphore left = forks[seat];
        Semaphore right = forks[(seat + 1) % forks.length];
        chairs.acquireUninterruptibly();
        try {
            left.acquire(); // BUG
            right.acquire(); // BUG
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // BUG
        }
        try {
            meal.run(); // BUG
        } finally {
            right.release();
            left.release();
            chairs.release();
        }
    }
}
