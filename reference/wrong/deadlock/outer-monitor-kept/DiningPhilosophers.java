package deadlock;

import deadlock.contract.Table;

/// Every other philosopher is left-handed.
public class DiningPhilosophers implements Table {
    private final Fork[] forks;

    public DiningPhilosophers(int seats) {
        if (seats <= 1) {
            throw new IllegalArgumentException();
        }
        forks = new Fork[seats];
        for (int i = 0; i < seats; i++) {
            forks[i] = new Fork();
        }
    }

    @Override
    public void eat(int seat, Runnable meal) {
        if (seat < 0 || seat >= forks.length) {
            throw new IllegalArgumentException();
        }
        Fork left = forks[seat];
        Fork right = forks[seat + 1 == forks.length ? 0 : seat + 1];
        if (seat % 2 == 0) {
            eat(left, right, meal);
        } else {
            eat(right, left, meal);
        }
    }

    private void eat(Fork first, Fork second, Runnable meal) {
        synchronized (this) { // BUG
            first.take();
            second.take();
        }
        try {
            meal.run();
        } finally {
            synchronized (this) { // BUG
                first.putDown();
                second.putDown();
            }
        }
    }

    private static final class Fork {
        private boolean taken;

        synchronized void take() {
            boolean interrupted = false;
            while (taken) {
                try {
                    wait(); // BUG
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            taken = true;
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        synchronized void putDown() {
            taken = false;
            notify();
        }
    }
}
