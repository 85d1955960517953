package dev.lockstep.engine;

import java.util.EnumSet;
import java.util.Set;

import dev.lockstep.engine.Coverage.Extent;
import dev.lockstep.engine.Coverage.Stage;
import dev.lockstep.engine.strategy.BoundedSearch;
import dev.lockstep.engine.strategy.BoundedSearch.Cost;
import dev.lockstep.engine.strategy.Deviations;
import dev.lockstep.engine.strategy.PartialOrderSampling;
import dev.lockstep.engine.strategy.PriorityChanges;
import dev.lockstep.engine.strategy.RandomWalk;
import dev.lockstep.engine.strategy.Reduction;
import dev.lockstep.engine.strategy.RoundRobin;
import dev.lockstep.engine.strategy.Strategy;

/// Which strategies an exploration goes through: cheap ones first. Threads take turns, which shows those that get into each
/// other's way for ever; then one decision differs from the default schedule, which shows most bugs. Then all schedules there
/// are, reduced by partial order. If these are too many, the ones up to the bound of preemptions; and what is left of the
/// budget in the end, a tenth at least, goes to random ones.
final class Search {

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

        /// How many have been run since the beginning of the exploration.
        long runs();

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

    /// The parts that came to their end, and whether random schedules were run.
    Set<Stage> stages() {
        return stages;
    }

    /// Goes through the strategies.
    Extent run() {
        if (bounds.schedules() == 1) {
            return bounded(0, 1) ? Extent.ALL : rest();
        }
        if (begun() || schedules.ended()) {
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

    /// @return whether these were all schedules there are
    private boolean begun() {
        if (bounds.reducedFirst()) {
            return run(new Reduction(), share(8)) || schedules.ended() || cheap();
        }
        return cheap() || schedules.ended() || reduced();
    }

    private long share(int tenths) {
        return Math.max(1, bounds.schedules() * tenths / 10);
    }

    /// The schedules that a fair machine comes closest to, and those that differ from the default one in one decision.
    ///
    /// @return whether these were all schedules there are
    private boolean cheap() {
        schedules.run(new RoundRobin(1, false), share(1));
        schedules.run(new RoundRobin(1, true), share(1));
        var deviations = new Deviations();
        if (!schedules.run(deviations, share(1))) {
            return false;
        }
        stages.add(Stage.ONE_DEVIATION);
        return !deviations.cut();
    }

    private boolean reduced() {
        var reduction = new Reduction();
        return run(reduction, share(2)) || schedules.ended() || twice(share(3)) || run(reduction, share(7));
    }

    /// The schedules that differ from the default one in two decisions, in case the reduction has too many to go through.
    ///
    /// @return whether these were all schedules there are
    private boolean twice(long limit) {
        var search = new BoundedSearch(Cost.DEVIATIONS, 2);
        return schedules.run(search, limit) && !search.cut();
    }

    private boolean run(Reduction reduction, long limit) {
        if (!schedules.run(reduction, limit) || reduction.gaveUp() || reduction.denied() || reduction.diverged()) {
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
        var before = schedules.runs();
        schedules.run(new RandomWalk(seed, all / 30 + 1), all);
        schedules.run(new PriorityChanges(seed, all / 30 + 1, DEPTH), all);
        schedules.run(new PartialOrderSampling(seed, all), all);
        if (schedules.runs() > before) {
            stages.add(Stage.RANDOM);
        }
        return schedules.ended() ? Extent.ENDED : Extent.BUDGET;
    }
}
