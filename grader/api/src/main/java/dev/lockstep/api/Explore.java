package dev.lockstep.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Runs the check on every schedule up to a bound, fewest preemptions first.
///
/// Budgets are counted in schedules and steps, never in seconds. Where the budget of schedules runs out before the
/// bound is exhausted, the rest goes to randomised schedules with a fixed seed, and the verdict says so.
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Explore {

    /// The most preemptions a schedule may have: switches away from a thread that could have gone on.
    int preemptions() default 2;

    /// The most schedules to run.
    int schedules() default 20_000;

    /// The most steps a schedule may take before it counts as not ending.
    int steps() default 20_000;

    /// When timers fire.
    Timers timers() default Timers.IDEAL;

    /// How many spurious wake-ups of `wait`, `await` and `park` a schedule may contain.
    int spuriousWakeups() default 0;
}
