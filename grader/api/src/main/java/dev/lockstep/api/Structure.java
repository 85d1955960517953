package dev.lockstep.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a check that reads the submission's compiled classes instead of running them. Its method takes [Code], which says
/// what they may be made of, or ArchUnit's `com.tngtech.archunit.core.domain.JavaClasses`, the classes of the topic, to check
/// rules of one's own against, or both.
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Structure {}
