package dev.lockstep.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Has Lincheck look for a concurrent history of operations that no sequential order of them explains. The check's
/// method names operations and model through its [Histories] parameter.
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Linearizable {

    /// Threads in a scenario.
    int threads() default 2;

    /// Operations of each thread in a scenario.
    int operations() default 2;

    /// Random scenarios to try.
    int scenarios() default 20;

    /// Interleavings to try of each scenario.
    int invocations() default 500;
}
