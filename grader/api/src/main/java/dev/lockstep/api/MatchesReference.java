package dev.lockstep.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Fails the check when a schedule ends in an [Outcome] that the reference solution shows on none of its schedules.
///
/// The outcomes of the reference are generated, shipped as data beside the check class
/// (`outcomes/<class>.<method>.txt`, one a line), and proved fresh by `lockstep verify`. Bounds come from an [Explore]
/// beside this annotation, or from its defaults.
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface MatchesReference {

    /// Whether the submission must also show every outcome of the reference.
    boolean all() default false;
}
