package dev.lockstep.engine.runtime;

/// What holds for every schedule of an exploration.
///
/// @param steps the most steps a schedule may take
/// @param anyDelay whether a timer may fire before whatever else can run; else only when nothing else can
/// @param spuriousWakeups how many spurious wake-ups a schedule may contain
/// @param points which steps are switch points
/// @param races what becomes of a schedule with a data race
/// @param stacks what the threads of the program run on
public record Settings(int steps, boolean anyDelay, int spuriousWakeups, Points points, Races races, Stacks stacks) {

    public Settings {
        if (steps < 1 || spuriousWakeups < 0) {
            throw new IllegalArgumentException("steps are positive and spurious wake-ups not negative");
        }
    }

    /// Before which steps the scheduler may switch.
    public enum Points {
        /// Those that synchronise. More is needless while data races are failures: a program without a race cannot tell
        /// (Adve and Hill, "Weak ordering", ISCA 1990).
        SYNCHRONISATION,
        /// Plain accesses to memory as well.
        ACCESSES,
        /// All, even those that others can tell nothing of, and locks are tried in vain: the rule that the others are
        /// measured by.
        STEPS;

        boolean includeAccesses() {
            return this != SYNCHRONISATION;
        }
    }

    /// What becomes of a schedule with a data race.
    public enum Races {
        /// It has failed and ends.
        FAIL,
        /// It goes on, and [Execution#races] names what was raced for.
        NOTE
    }

    /// What the threads of the program run on.
    public enum Stacks {
        /// On continuations, which cost nothing to leave.
        CONTINUATIONS,
        /// On threads of the JVM's own, which a debugger can look at.
        THREADS
    }
}
