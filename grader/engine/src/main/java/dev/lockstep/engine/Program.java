package dev.lockstep.engine;

import java.io.Serializable;

/// What an [Exploration] explores: a lambda, or a reference to a static method, that makes what it needs, starts threads and
/// asserts what has to hold. It is run anew for every schedule, on a thread named `main`.
///
/// It is serializable so that an exploration can find out which method it stands for: that method is loaded once more,
/// instrumented, and it is never called where it was written.
@FunctionalInterface
public interface Program extends Serializable {

    /// Runs once. An exception, or an assertion that fails, fails the schedule.
    void run() throws Exception;
}
