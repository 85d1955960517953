package dev.lockstep.controller;

import java.util.List;

import dev.lockstep.verdict.CheckGrade;
import dev.lockstep.verdict.Finding;

/// Is told what happens while a submission is graded. Called by one thread at a time.
public interface Watcher {

    /// Watches nothing.
    Watcher NONE = new Watcher() {};

    /// A check is under way.
    ///
    /// @param schedules those run so far
    default void progress(String topic, String check, long schedules) {}

    /// A topic was turned down before any of its checks; these end as not run right after this.
    default void rejected(String topic, List<Finding> findings) {}

    /// A check is about to have its verdict, and asked for these classes of the submission.
    ///
    /// @param classes their simple names, at least one
    default void created(String topic, String check, List<String> classes) {}

    /// A check has its verdict; also one that is not run.
    default void ended(String topic, CheckGrade grade) {}
}
