package dev.lockstep.engine;

/// How far an exploration goes.
///
/// @param preemptions the most preemptions a schedule may have
/// @param schedules the most schedules to run; a tenth of them is kept for random ones where the search cannot finish
/// @param steps the most steps a schedule may take
/// @param anyDelay whether timers may fire at any moment; else only when no thread can run
/// @param spuriousWakeups how many spurious wake-ups a schedule may contain
/// @param seed of the random schedules
public record Bounds(int preemptions, long schedules, int steps, boolean anyDelay, int spuriousWakeups, long seed) {

    public Bounds {
        if (preemptions < 0 || schedules < 1 || steps < 1 || spuriousWakeups < 0) {
            throw new IllegalArgumentException("bounds are not negative, and there is at least one schedule and step");
        }
    }

    /// Two preemptions, 20,000 schedules, 20,000 steps, ideal timers, no spurious wake-up, seed 0.
    public static Bounds standard() {
        return new Bounds(2, 20_000, 20_000, false, 0, 0);
    }

    /// The one schedule without preemptions in which whoever can go on goes on.
    public static Bounds single(int steps) {
        return new Bounds(0, 1, steps, false, 0, 0);
    }
}
