package dev.lockstep.engine;

import java.util.EnumSet;
import java.util.Set;

import dev.lockstep.engine.Coverage.Extent;
import dev.lockstep.engine.Coverage.Stage;
import dev.lockstep.engine.strategy.BoundedSearch;
import dev.lockstep.engine.strategy.PartialOrderSampling;
import dev.lockstep.engine.strategy.PriorityChanges;
import dev.lockstep.engine.strategy.RandomWalk;
import dev.lockstep.engine.strategy.Reduction;
import dev.lockstep.engine.strategy.Strategy;

/// Which strategies an exploration goes through. First the schedules with no preemption and with one, as long as these are
/// few: what fails there is easiest to understand. Then all there are, reduced by partial order. If these are too many, the
/// ones up to the bound of preemptions; and what is left of the budget in the end, a tenth at least, goes to random ones.
final class Search {

    private static final int SIMPLE_PREEMPTIONS = 1;

    /// Ordered steps that a bug may need for PCT to have a good chance.
    private static final int DEPTH = 3;

    private final Bounds bounds;
    private final Schedules schedules;
    private final Set<Stage> stages = EnumSet.noneOf(Stage.class);
    private int exhausted = -1;

    /// Runs schedules.
    interface Schedules {
        /// Runs the schedules of a strategy.
        ///
        /// @param limit how many may have been run when this ends, counted from the beginning of the exploration
        /// @return whether the strategy came to its end
        boolean run(Strategy strategy, long limit);

        /// Whether no more are wanted.
        boolean ended();
    }

    Search(Bounds bounds, Schedules schedules) {
        this.bounds = bounds;
        this.schedules = schedules;
    }

    /// The bound of preemptions that was exhausted last, or -1.
    int exhausted() {
        return exhausted;
    }

    /// The parts that came to their end.
    Set<Stage> stages() {
        return stages;
    }

    /// Goes through the strategies.
    Extent run() {
        if (bounds.schedules() == 1) {
            return bounded(0, 1) ? Extent.ALL : rest();
        }
        if (simple() || reduced()) {
            return schedules.ended() ? Extent.ENDED : Extent.ALL;
        }
        while (!schedules.ended() && exhausted < bounds.preemptions()) {
            var bound = exhausted + 1;
            if (bounded(bound, share(9))) {
                return Extent.ALL;
            }
            if (exhausted < bound) {
                return rest();
            }
        }
        if (schedules.ended()) {
            return Extent.ENDED;
        }
        stages.add(Stage.BOUNDED);
        return Extent.BOUND;
    }

    private long share(int tenths) {
        return Math.max(1, bounds.schedules() * tenths / 10);
    }

    private boolean simple() {
        var most = Math.min(SIMPLE_PREEMPTIONS, bounds.preemptions());
        for (var bound = 0; bound <= most && exhausted == bound - 1 && !schedules.ended(); bound++) {
            if (bounded(bound, share(bound + 1))) {
                return true;
            }
        }
        if (exhausted == most) {
            stages.add(Stage.FEW_PREEMPTIONS);
        }
        return schedules.ended();
    }

    private boolean reduced() {
        var reduction = new Reduction();
        if (!schedules.run(reduction, share(7)) || reduction.gaveUp() || reduction.diverged()) {
            return false;
        }
        stages.add(Stage.REDUCED);
        return true;
    }

    /// @return whether these were all schedules there are
    private boolean bounded(int bound, long limit) {
        var search = new BoundedSearch(bound);
        if (!schedules.run(search, limit)) {
            return false;
        }
        exhausted = bound;
        return !search.cut();
    }

    private Extent rest() {
        var seed = bounds.seed();
        var all = bounds.schedules();
        schedules.run(new RandomWalk(seed, all / 30 + 1), all);
        schedules.run(new PriorityChanges(seed, all / 30 + 1, DEPTH), all);
        schedules.run(new PartialOrderSampling(seed, all), all);
        return schedules.ended() ? Extent.ENDED : Extent.BUDGET;
    }
}
