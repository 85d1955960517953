package programs;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What exploring a program comes to.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Shows {

    /// The kinds of result.
    enum Result {
        NOTHING_WRONG, DEADLOCK, LOST_WAKEUP, THREADS_LEFT_RUNNING, DATA_RACE, LIVELOCK, EXCEPTION, TOO_MANY_STEPS, NOT_SUPPORTED
    }

    /// The result with up to two preemptions.
    Result value();

    /// How many spurious wake-ups a schedule may contain.
    int spuriousWakeups() default 0;

    /// Whether timers may fire at any moment.
    boolean anyDelay() default false;
}
