package dev.lockstep.worker;

import java.time.Duration;
import java.util.OptionalInt;

/// How the controller runs its workers.
///
/// @param explorers how many exploring workers there are, and as many Lincheck workers where there are any
/// @param silence how long a worker may say nothing; the last resort, in wall-clock time
/// @param debugPort where the exploring worker waits for a debugger, if it is to
public record Settings(int explorers, Duration silence, OptionalInt debugPort) {

    private static final int DEBUG_PORT = 5005;

    public Settings {
        if (explorers < 1) {
            throw new IllegalArgumentException("there is at least one exploring worker");
        }
    }

    /// One exploring worker; `-Dlockstep.debug[=PORT]` opens it to a debugger, `-Dlockstep.silence=SECONDS` changes the
    /// last resort.
    public static Settings fromProperties() {
        var debug = System.getProperty("lockstep.debug");
        var silence = Duration.ofSeconds(Long.getLong("lockstep.silence", Patience.LAST_RESORT.toSeconds()));
        if (debug == null) {
            return new Settings(1, silence, OptionalInt.empty());
        }
        var port = debug.isEmpty() || debug.equals("true") ? DEBUG_PORT : port(debug);
        return new Settings(1, Duration.ofDays(1), OptionalInt.of(port));
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
        return new Settings(count, silence, debugPort);
    }
}
