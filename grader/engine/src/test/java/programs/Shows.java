package programs;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What exploring a program comes to, and its place in the conformance matrix.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Shows {

    /// The kinds of result.
    enum Result {
        NOTHING_WRONG,
        DEADLOCK,
        LOST_WAKEUP,
        THREADS_LEFT_RUNNING,
        DATA_RACE,
        LIVELOCK,
        EXCEPTION,
        EXITED,
        TOO_MANY_STEPS,
        NOT_SUPPORTED
    }

    /// The result with up to two preemptions.
    Result value();

    /// The row of the matrix.
    Primitive primitive();

    /// The column of the matrix.
    Aspect aspect();

    /// The happens-before edge that alone keeps the program from a data race, as its specification has it.
    String edge() default "";

    /// How many spurious wake-ups a schedule may contain.
    int spuriousWakeups() default 0;

    /// Whether timers may fire at any moment.
    boolean anyDelay() default false;
}
