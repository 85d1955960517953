package deadlock;

import deadlock.contract.Table;

/// Your table. What it must do is written in [Table].
public class DiningPhilosophers implements Table {

    /// TODO 8: lay the forks, or refuse.
    public DiningPhilosophers(int seats) {
    }

    @Override
    public void eat(int seat, Runnable meal) {
        throw new UnsupportedOperationException("TODO 9: take both forks, in an order without circles; run the meal; put "
                + "the forks down, even if the meal fails");
    }
}
