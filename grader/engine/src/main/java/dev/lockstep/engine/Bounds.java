package dev.lockstep.engine;

/// How far an exploration goes.
///
/// @param preemptions the most preemptions a schedule may have
/// @param schedules the most schedules to run; a tenth of them is kept for random ones where the search cannot finish
/// @param steps the most steps a schedule may take; one that takes more is cut off
/// @param totalSteps how many steps all schedules may take together, those of one that is cut off counted twentyfold: a limit
///        beside that of schedules, so that long ones do not take for ever
/// @param anyDelay whether timers may fire at any moment; else only when no thread can run
/// @param spuriousWakeups how many spurious wake-ups a schedule may contain
/// @param reducedFirst whether the search begins with all schedules reduced by partial order, as it may where these are few;
///        else with a few that show most bugs
/// @param seed of the random schedules
public record Bounds(int preemptions, long schedules, int steps, long totalSteps, boolean anyDelay, int spuriousWakeups,
        boolean reducedFirst, long seed) {

    /// The most steps that a schedule can be given.
    public static final int MOST_STEPS = 10_000_000;

    private static final long TOTAL_STEPS = 40_000_000;

    public Bounds {
        if (preemptions < 0 || schedules < 1 || steps < 1 || totalSteps < 1 || spuriousWakeups < 0) {
            throw new IllegalArgumentException("bounds are not negative, and there is at least one schedule and step");
        }
        if (steps > MOST_STEPS) {
            throw new IllegalArgumentException("a schedule has at most %,d steps".formatted(MOST_STEPS));
        }
    }

    /// Two preemptions, 20,000 schedules, 20,000 steps each and 40,000,000 in all, ideal timers, no spurious wake-up, seed 0.
    public static Bounds standard() {
        return new Bounds(2, 20_000, 20_000, TOTAL_STEPS, false, 0, false, 0);
    }

    /// The one schedule without preemptions in which whoever can go on goes on.
    public static Bounds single(int steps) {
        return standard().withPreemptions(0).withSchedules(1).withSteps(steps);
    }

    /// These with at most so many preemptions a schedule.
    public Bounds withPreemptions(int most) {
        return new Bounds(most, schedules, steps, totalSteps, anyDelay, spuriousWakeups, reducedFirst, seed);
    }

    /// These with at most so many schedules.
    public Bounds withSchedules(long most) {
        return new Bounds(preemptions, most, steps, totalSteps, anyDelay, spuriousWakeups, reducedFirst, seed);
    }

    /// These with at most so many steps a schedule.
    public Bounds withSteps(int most) {
        return new Bounds(preemptions, schedules, most, totalSteps, anyDelay, spuriousWakeups, reducedFirst, seed);
    }

    /// These with at most so many steps in all.
    public Bounds withTotalSteps(long most) {
        return new Bounds(preemptions, schedules, steps, most, anyDelay, spuriousWakeups, reducedFirst, seed);
    }

    /// These with timers that fire at any moment.
    public Bounds withAnyDelay(boolean any) {
        return new Bounds(preemptions, schedules, steps, totalSteps, any, spuriousWakeups, reducedFirst, seed);
    }

    /// These with at most so many spurious wake-ups a schedule.
    public Bounds withSpuriousWakeups(int most) {
        return new Bounds(preemptions, schedules, steps, totalSteps, anyDelay, most, reducedFirst, seed);
    }

    /// These for a program of few schedules.
    public Bounds withReducedFirst() {
        return new Bounds(preemptions, schedules, steps, totalSteps, anyDelay, spuriousWakeups, true, seed);
    }

    /// These with another seed.
    public Bounds withSeed(long drawn) {
        return new Bounds(preemptions, schedules, steps, totalSteps, anyDelay, spuriousWakeups, reducedFirst, drawn);
    }

    /// How many steps may be taken by the time that so many schedules may have been run.
    long stepsWithin(long someSchedules) {
        return (long) ((double) totalSteps * someSchedules / schedules);
    }
}
