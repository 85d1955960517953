package dev.lockstep.controller;

import java.time.Duration;
import java.util.OptionalInt;

/// How the controller runs its workers.
///
/// @param explorers how many exploring workers there are, and as many Lincheck workers where there are any
/// @param silence how long a worker may show no sign of life, or do nothing; the last resort
/// @param processorTime how much of the processor a worker may take for a check, or to compile a topic
/// @param debugPort where the exploring worker waits for a debugger, if it is to
public record Settings(int explorers, Duration silence, Duration processorTime, OptionalInt debugPort) {

    private static final int DEBUG_PORT = 5005;

    /// Where the longest check takes a few seconds.
    private static final Duration PROCESSOR_TIME = Duration.ofMinutes(1);

    private static final Duration FOR_EVER = Duration.ofDays(1);

    public Settings {
        if (explorers < 1) {
            throw new IllegalArgumentException("there is at least one exploring worker");
        }
    }

    /// What the workers are to do.
    public enum Work {
        /// Run checks, each on as many schedules as it takes.
        CHECKS,
        /// Run one schedule again, which a debugger can follow.
        ONE_SCHEDULE
    }

    /// One exploring worker; `-Dlockstep.debug[=PORT]` opens it to a debugger, `-Dlockstep.silence=SECONDS` changes the
    /// last resort, `-Dlockstep.processor=SECONDS` what a check may take of the processor.
    ///
    /// @throws IllegalArgumentException if they ask for what cannot be; its message says so in a sentence
    public static Settings fromProperties(Work work) {
        var debug = System.getProperty("lockstep.debug");
        var silence = Duration.ofSeconds(Long.getLong("lockstep.silence", Patience.LAST_RESORT.toSeconds()));
        var processorTime = Duration
                .ofSeconds(Long.getLong("lockstep.processor", PROCESSOR_TIME.toSeconds()));
        if (debug == null) {
            return new Settings(1, silence, processorTime, OptionalInt.empty());
        }
        if (work == Work.CHECKS) {
            throw new IllegalArgumentException("-Dlockstep.debug follows one schedule: add the token of a report "
                    + "(lockstep replay TOKEN PATH, or -Dlockstep.replay=TOKEN in a test run).");
        }
        var port = debug.isEmpty() || debug.equals("true") ? DEBUG_PORT : port(debug);
        return new Settings(1, FOR_EVER, FOR_EVER, OptionalInt.of(port));
    }

    private static int port(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("-Dlockstep.debug=" + text + " names no port: give a number.", e);
        }
    }

    /// With several exploring workers, for many submissions.
    public Settings withExplorers(int count) {
        return new Settings(count, silence, processorTime, debugPort);
    }
}
