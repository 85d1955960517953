package dev.lockstep.engine.soundness;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.soundness.Exploration.Mode;
import dev.lockstep.engine.strategy.Strategy;

/// The generated programs with all their outcomes, and the comparison of a strategy with them.
final class Proof {

    /// The most interleavings that a program has, about.
    static final double SIZE = 60;

    /// Programs with more schedules than that are left out: the estimate has missed.
    private static final long LIMIT = 1_500;

    private Proof() {}

    /// A program and what full enumeration finds.
    record Known(long seed, Program program, Outcomes outcomes) {}

    /// So many programs, fully enumerated; the same ones every time.
    static List<Known> programs(int count) {
        var known = new ArrayList<Known>(count);
        for (var seed = 0L; known.size() < count; seed++) {
            var program = Generator.program(seed, SIZE);
            var outcomes = Exploration.full(program, Mode.EVERY_ACCESS, LIMIT);
            if (outcomes.complete()) {
                known.add(new Known(seed, program, outcomes));
            }
        }
        return known;
    }

    /// In what a strategy differs from full enumeration, with the smallest program that shows it; null if in nothing.
    static @Nullable String counterexample(Known known, Supplier<? extends Strategy> strategy, Mode mode) {
        if (difference(known.program(), known.outcomes(), strategy, mode).isEmpty()) {
            return null;
        }
        var program = Shrinker.shrink(known.program(), each -> !difference(each, strategy, mode).isEmpty());
        return "seed " + known.seed() + ", " + mode + "\n" + program + difference(program, strategy, mode);
    }

    private static String difference(Program program, Supplier<? extends Strategy> strategy, Mode mode) {
        var full = Exploration.full(program, Mode.EVERY_ACCESS, 4 * LIMIT);
        return full.complete() ? difference(program, full, strategy, mode) : "";
    }

    /// In what a strategy differs from full enumeration; empty if in nothing.
    static String difference(Program program, Outcomes full, Supplier<? extends Strategy> strategy, Mode mode) {
        var found = Exploration.with(strategy, program, mode, 20 * LIMIT);
        if (!found.complete()) {
            return "does not come to an end\n";
        }
        return switch (mode) {
            case EVERY_STEP, EVERY_ACCESS -> full.difference(found);
            case DEFAULT -> {
                if (full.isRacy() && found.isRacy()) {
                    yield "";
                }
                yield full.difference(found);
            }
        };
    }
}
