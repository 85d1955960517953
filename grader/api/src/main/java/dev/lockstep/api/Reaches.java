package dev.lockstep.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Passes the check as soon as one schedule reaches its [Goal]; fails it when none does. Catches programs that are
/// correct because nothing in them is concurrent. Bounds come from an [Explore] beside this annotation, or from its
/// defaults.
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Reaches {}
