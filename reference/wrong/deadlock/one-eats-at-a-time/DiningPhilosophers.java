package deadlock;

import deadlock.contract.Table;

/// Every other philosopher is left-handed.
public class DiningPhilosophers implements Table {
    private final Object[] forks;

    public DiningPhilosophers(int seats) {
        if (seats <= 1) {
            throw new IllegalArgumentException();
        }
        forks = new Object[seats];
        for (int i = 0; i < seats; i++) {
            forks[i] = new Object();
        }
    }

    @Override
    public synchronized void eat(int seat, Runnable meal) { // BUG
        if (seat < 0 || seat >= forks.length) {
            throw new IllegalArgumentException();
        }
        Object left = forks[seat];
        Object right = forks[seat + 1 == forks.length ? 0 : seat + 1];
        if (seat % 2 == 0) {
            eat(left, right, meal);
        } else {
            eat(right, left, meal);
        }
    }

    private void eat(Object first, Object second, Runnable meal) {
        synchronized (first) {
            synchronized (second) {
                meal.run();
            }
        }
    }
}
