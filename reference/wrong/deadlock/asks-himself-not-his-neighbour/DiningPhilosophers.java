package deadlock;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

import deadlock.contract.Table;

/// Thinking, hungry, eating: who gets up serves his neighbours.
public class DiningPhilosophers implements Table {
    private enum State {
        THINKING, HUNGRY, EATING
    }

    private static final class Seat {
        State state = State.THINKING;
        Condition served;
        Seat left;
        Seat right;

        void serve() {
            if (state == State.HUNGRY && left.state != State.EATING && right.state != State.EATING) { // BUG
                state = State.EATING; // BUG
                served.signal();
            }
        }
    }

    private final Lock lock = new ReentrantLock();
    private final Seat[] seats;

    public DiningPhilosophers(int n) {
        if (n < 2) {
            throw new IllegalArgumentException("seats: " + n);
        }
        seats = new Seat[n];
        for (int i = 0; i < n; i++) {
            seats[i] = new Seat();
            seats[i].served = lock.newCondition();
        }
        for (int i = 0; i < n; i++) {
            seats[i].left = seats[(i + n) % n];
            seats[i].right = seats[(i + 1) % n];
        }
    }

    @Override
    public void eat(int number, Runnable meal) {
        if (number < 0 || seats.length <= number) {
            throw new IllegalArgumentException("seat: " + number);
        }
        Seat seat = seats[number];
        lock.lock();
        try {
            seat.state = State.HUNGRY;
            seat.serve();
            while (seat.state != State.EATING) {
                seat.served.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
        try {
            meal.run();
        } finally {
            getUp(seat);
        }
    }

    private void getUp(Seat seat) {
        lock.lock();
        try {
            seat.state = State.THINKING;
            seat.left.serve();
            seat.right.serve();
        } finally {
            lock.unlock();
        }
    }
}
