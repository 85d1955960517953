package dev.lockstep.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// One graded question about a submission.
///
/// Alone, it marks a *functional* check: its method runs once, on the schedule without preemptions, in virtual time.
/// With [Explore] beside it the method runs on every schedule up to a bound; [MatchesReference] and [Reaches] explore
/// as well and ask a different question of the schedules, [Linearizable] one of the histories of many small programs;
/// [Structure] hands the question to ArchUnit.
///
/// The method may take, in any order: [Submission], [Threads], and what its kind offers ([Outcome], [Goal],
/// [Histories], ArchUnit's `JavaClasses`). A fresh instance of the check class serves every schedule. The check fails
/// when the method or any thread it caused throws, when the program deadlocks, races, or never ends.
/// Under the scheduler, an `AssertionError` that leaves a method of a class beside the check fails it there and then,
/// whoever would catch it: what a check throws into a submission, to see what becomes of it, is another exception.
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Test
@ExtendWith(CheckExtension.class)
public @interface Check {

    /// What the check is worth; positive.
    int points();

    /// What the check asks for, as the end of the sentence "a correct submission ...".
    String title();

    /// The method name of the check (same topic) that this one builds on, or empty. Where that one failed, this one is
    /// not run.
    String needs() default "";

    /// The code of the finding that an assertion failing in this check amounts to, in the field's words.
    String finding() default "assertion-failed";

    /// Where to look, for a student whose submission failed this check; one or two sentences.
    String hint() default "";
}
