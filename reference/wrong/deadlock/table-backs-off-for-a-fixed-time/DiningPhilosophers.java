package deadlock;

import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

import deadlock.contract.Table;

/// Puts the first fork down again if the second one is in use.
public class DiningPhilosophers implements Table {
    private final List<ReentrantLock> forks;

    public DiningPhilosophers(int seats) {
        if (seats < 2) {
            throw new IllegalArgumentException();
        }
        forks = Stream.generate(ReentrantLock::new).limit(seats).toList();
    }

    @Override
    public void eat(int seat, Runnable meal) {
        if (seat < 0 || seat >= forks.size()) {
            throw new IllegalArgumentException();
        }
        List<ReentrantLock> both = List.of(forks.get(seat), forks.get((seat + 1) % forks.size()));
        BackOff.untilAllHeld(both);
        try {
            meal.run();
        } finally {
            both.forEach(ReentrantLock::unlock);
        }
    }
}
