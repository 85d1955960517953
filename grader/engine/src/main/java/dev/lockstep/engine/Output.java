package dev.lockstep.engine;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Keeps what a program prints, to `System.out` and `System.err` alike, away from what is said of it. Holds the beginning
/// of what the schedule printed that ran last: of an exploration that fails, that is the failing one.
///
/// Every schedule prints to a stream of its own, as a thread that was left for good may hold the lock of the one before.
///
/// Thread safety: the threads of a schedule print one at a time, as the scheduler lets them.
final class Output {

    private static final int MOST_BYTES = 4_000;
    private static final int MOST_LINES = 40;

    private Sink sink = new Sink();

    private static final class Sink extends OutputStream {
        private final byte[] kept = new byte[MOST_BYTES];
        private long written;

        @Override
        public void write(int one) {
            if (written < MOST_BYTES) {
                kept[(int) written] = (byte) one;
            }
            written++;
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            var room = Math.clamp(MOST_BYTES - written, 0, length);
            if (room > 0) {
                System.arraycopy(bytes, from, kept, (int) written, room);
            }
            written += length;
        }

        String text() {
            return new String(kept, 0, (int) Math.min(written, MOST_BYTES), StandardCharsets.UTF_8);
        }
    }

    /// A schedule begins.
    void begin() {
        sink = new Sink();
        var stream = new PrintStream(sink, true, StandardCharsets.UTF_8);
        System.setOut(stream);
        System.setErr(stream);
    }

    /// What was printed, one line each; the last one says how much was left out.
    List<String> lines() {
        var all = sink.text().lines().toList();
        var shown = all.subList(0, Math.min(MOST_LINES, all.size()));
        var bytes = String.join("\n", shown).getBytes(StandardCharsets.UTF_8).length;
        return sink.written <= MOST_BYTES && all.size() <= MOST_LINES
                ? shown
                : append(shown, "... and about %,d bytes more".formatted(sink.written - bytes));
    }

    private static List<String> append(List<String> lines, String last) {
        var more = new ArrayList<>(lines);
        more.add(last);
        return more;
    }
}
