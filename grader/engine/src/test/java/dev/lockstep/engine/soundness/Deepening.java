package dev.lockstep.engine.soundness;

import dev.lockstep.engine.strategy.BoundedSearch;
import dev.lockstep.engine.strategy.Moves;
import dev.lockstep.engine.strategy.Strategy;

/// All schedules, those with the fewest preemptions first: bounded searches with a growing bound.
final class Deepening implements Strategy {

    private int bound;
    private BoundedSearch search = new BoundedSearch(0);

    @Override
    public boolean next() {
        if (search.next()) {
            return true;
        }
        if (!search.cut()) {
            return false;
        }
        search = new BoundedSearch(++bound);
        return search.next();
    }

    @Override
    public int schedule(Moves moves) {
        return search.schedule(moves);
    }

    @Override
    public int pick(int alternatives) {
        return search.pick(alternatives);
    }
}
