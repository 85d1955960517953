package dev.lockstep.benchmarks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/// What one measurement came to. Other JVMs hand theirs over as a line of text.
///
/// @param name what was measured
/// @param result what the tool said; empty if it had nothing to say
/// @param schedules how many it ran
/// @param nanos how long that took
record Measured(String name, String result, long schedules, long nanos) {

    /// The result of a search that was given up.
    static final String STOPPED = "stopped";

    private static final String PREFIX = "measured";

    private static final int RUNS = 5;
    private static final long ENOUGH_NANOS = 1_500_000_000L;
    private static final long WARM_UP_NANOS = 2_000_000_000L;

    /// Runs something for two seconds, so that the JVM has compiled what it will, and then measures.
    ///
    /// @return the run of median time
    static Measured warmMedian(Supplier<Measured> run) {
        var spent = 0L;
        while (spent < WARM_UP_NANOS) {
            spent += run.get().nanos();
        }
        return median(run);
    }

    /// Measures a few times, unless it takes too long.
    ///
    /// @return the run of median time
    static Measured median(Supplier<Measured> run) {
        var runs = new ArrayList<Measured>();
        var spent = 0L;
        while (runs.size() < RUNS && spent < ENOUGH_NANOS) {
            var measured = run.get();
            runs.add(measured);
            spent += measured.nanos();
        }
        runs.sort(Comparator.comparingLong(Measured::nanos));
        return runs.get(runs.size() / 2);
    }

    /// Whether there were more schedules than it was given.
    boolean stopped() {
        return result.equals(STOPPED);
    }

    /// How many schedules a second.
    double rate() {
        return schedules * 1e9 / nanos;
    }

    String line() {
        return String.join("\t", PREFIX, name, result, Long.toString(schedules), Long.toString(nanos));
    }

    /// Reads the lines that are measurements.
    static List<Measured> parse(List<String> lines) {
        return lines.stream().filter(line -> line.startsWith(PREFIX + "\t")).map(Measured::parse).toList();
    }

    private static Measured parse(String line) {
        var parts = line.split("\t", -1);
        if (parts.length != 5) {
            throw new IllegalArgumentException("not a measurement: " + line);
        }
        return new Measured(parts[1], parts[2], Long.parseLong(parts[3]), Long.parseLong(parts[4]));
    }

    /// A duration with two or three digits that mean something.
    static String time(long nanos) {
        if (nanos < 1_000_000) {
            return String.format(Locale.ROOT, "%.2f ms", nanos / 1e6);
        }
        if (nanos < 1_000_000_000) {
            return String.format(Locale.ROOT, nanos < 100_000_000 ? "%.1f ms" : "%.0f ms", nanos / 1e6);
        }
        return String.format(Locale.ROOT, "%.1f s", nanos / 1e9);
    }
}
