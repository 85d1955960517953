package deadlock;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

import deadlock.contract.Table;

/// A table with a lock for each fork.
///
/// Of his two forks everybody takes the one with the lower number first; for all but one that is the fork on his left. Who
/// waits for a fork holds only one with a lower number, so that no circle of waiting threads can close.
///
/// Thread safety: a fork is its lock; the array does not change.
public final class DiningPhilosophers implements Table {

    private final Lock[] forks;

    /// With this many seats and forks.
    public DiningPhilosophers(int seats) {
        if (seats < 2) {
            throw new IllegalArgumentException("not a table for two: " + seats);
        }
        forks = new Lock[seats];
        for (var i = 0; i < seats; i++) {
            forks[i] = new ReentrantLock();
        }
    }

    @Override
    public void eat(int seat, Runnable meal) {
        if (seat < 0 || seat >= forks.length) {
            throw new IllegalArgumentException("no such seat: " + seat);
        }
        var left = seat;
        var right = (seat + 1) % forks.length;
        var first = forks[left];
        var second = forks[right];
        first.lock(); // BUG
        try {
            second.lock(); // BUG
            try {
                meal.run();
            } finally {
                second.unlock();
            }
        } finally {
            first.unlock();
        }
    }
}
