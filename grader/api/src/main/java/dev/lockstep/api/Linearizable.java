package dev.lockstep.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Explores the concurrent histories of operations until one is found that no sequential order of them explains: scenarios
/// of up to three threads with up to three calls each, six calls in all at the most, the smallest first, as far as the
/// budget of schedules goes. The verdict names the sizes that were gone through whole. The check's method names operations
/// and model through its [Histories] parameter.
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Linearizable {

    /// The most schedules of all scenarios together.
    long schedules() default 5_000;

    /// Whether Lincheck may be asked for a second opinion. It cannot be where operations lead to threads of their own, which it
    /// does not run.
    boolean secondOpinion() default true;

    /// When timers fire.
    Timers timers() default Timers.IDEAL;
}
