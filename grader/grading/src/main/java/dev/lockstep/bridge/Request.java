package dev.lockstep.bridge;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

import dev.lockstep.controller.Settings;
import dev.lockstep.controller.Settings.Work;

/// What the system properties of a test run ask for.
///
/// @param submission `-Dlockstep.submission`, or the current folder
/// @param replay `-Dlockstep.replay`: the token whose schedule alone is to be run, or null
/// @param settings `-Dlockstep.debug` and others
record Request(Path submission, @Nullable String replay, Settings settings) {

    static Request fromProperties() {
        var replay = System.getProperty("lockstep.replay");
        return new Request(Path.of(System.getProperty("lockstep.submission", "")).toAbsolutePath().normalize(), replay,
                Settings.fromProperties(replay == null ? Work.CHECKS : Work.ONE_SCHEDULE));
    }

    /// Whether one check is run by itself, so that a replay, and a debugger, meets nothing else.
    boolean single() {
        return replay != null;
    }
}
