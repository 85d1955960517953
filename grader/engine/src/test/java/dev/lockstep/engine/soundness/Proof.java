package dev.lockstep.engine.soundness;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.soundness.Exploration.Mode;
import dev.lockstep.engine.strategy.BoundedSearch;
import dev.lockstep.engine.strategy.Strategy;

/// The generated programs with all their outcomes, and the comparison of a strategy with them.
final class Proof {

    /// The most interleavings that a program has, about.
    static final double SIZE = 150;

    /// Programs with more schedules than that are left out: the estimate has missed.
    private static final long LIMIT = 1_500;

    /// The most interleavings, about, of programs in which every step is a switch point.
    private static final double SMALL_SIZE = 10;

    /// Programs by hand are worth more schedules.
    private static final long CORNER_LIMIT = 50_000;

    private static List<Known> known = List.of();

    private Proof() {}

    /// A program and what full enumeration finds.
    ///
    /// @param seed from which it was generated; -1 for one by hand
    record Known(long seed, Program program, Outcomes outcomes) {}

    /// The programs by hand and so many generated ones, fully enumerated; the same ones every time.
    static synchronized List<Known> programs(int count) {
        if (known.size() != count + Corners.programs().size()) {
            var all = new ArrayList<Known>();
            for (var corner : Corners.programs()) {
                all.add(new Known(-1, corner, Exploration.full(corner, Mode.EVERY_ACCESS, CORNER_LIMIT)));
            }
            all.addAll(generated(count, SIZE, Mode.EVERY_ACCESS));
            known = List.copyOf(all);
        }
        return known;
    }

    /// So many small programs, with all that can be seen if every step is a switch point.
    static List<Known> stepByStep(int count) {
        return generated(count, SMALL_SIZE, Mode.EVERY_STEP);
    }

    private static List<Known> generated(int count, double size, Mode mode) {
        var programs = new ArrayList<Known>(count);
        for (var seed = 0L; programs.size() < count; seed++) {
            var program = Generator.program(seed, size);
            var outcomes = Exploration.full(program, mode, LIMIT);
            if (outcomes.complete()) {
                programs.add(new Known(seed, program, outcomes));
            }
        }
        return programs;
    }

    /// In what a strategy differs from full enumeration, with the smallest program that shows it; null if in nothing.
    static @Nullable String counterexample(Known known, Supplier<? extends Strategy> strategy, Mode mode) {
        if (difference(known.program(), known.outcomes(), strategy, mode).isEmpty()) {
            return null;
        }
        return shrunk(known, Mode.EVERY_ACCESS, strategy, mode);
    }

    /// In what a mode differs from one in which every step is a switch point; null if in nothing.
    static @Nullable String counterexample(Known stepByStep, Mode mode) {
        Supplier<Strategy> full = () -> new BoundedSearch(Integer.MAX_VALUE);
        return difference(stepByStep.program(), stepByStep.outcomes(), full, mode).isEmpty()
                ? null
                : shrunk(stepByStep, Mode.EVERY_STEP, full, mode);
    }

    private static String shrunk(Known known, Mode rule, Supplier<? extends Strategy> strategy, Mode mode) {
        var program = Shrinker.shrink(known.program(), each -> !difference(each, rule, strategy, mode).isEmpty());
        return "seed " + known.seed() + ", " + mode + "\n" + program + difference(program, rule, strategy, mode);
    }

    private static String difference(Program program, Mode rule, Supplier<? extends Strategy> strategy, Mode mode) {
        var full = Exploration.full(program, rule, CORNER_LIMIT);
        return full.complete() ? difference(program, full, strategy, mode) : "";
    }

    /// In what a strategy differs from full enumeration; empty if in nothing.
    static String difference(Program program, Outcomes full, Supplier<? extends Strategy> strategy, Mode mode) {
        var found = Exploration.with(strategy, program, mode, CORNER_LIMIT);
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
