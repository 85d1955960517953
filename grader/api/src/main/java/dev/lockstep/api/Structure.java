package dev.lockstep.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a check that reads the submission's compiled classes with ArchUnit instead of running them. Its method takes
/// `com.tngtech.archunit.core.domain.JavaClasses`, the classes of the topic, and checks rules against them.
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Structure {}
