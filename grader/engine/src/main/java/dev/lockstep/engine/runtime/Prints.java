package dev.lockstep.engine.runtime;

import java.util.EnumMap;
import java.util.Map;

/// What the threads of a schedule print, as rows of its trace: one for a line, of the thread that has ended it.
final class Prints {

    private static final int MOST_LINES = 100;

    /// Longer lines are cut, here and where a trace shows them.
    private static final int LONGEST_LINE = 1_000;

    private final Recorder recorder;
    private final Map<StandardStream, StringBuilder> lines = new EnumMap<>(StandardStream.class);
    private int shown;

    Prints(Recorder recorder) {
        this.recorder = recorder;
    }

    void add(Fiber fiber, StandardStream stream, String text) {
        var line = lines.computeIfAbsent(stream, _ -> new StringBuilder());
        for (var from = 0; from < text.length() && shown <= MOST_LINES;) {
            var end = text.indexOf('\n', from);
            var to = end < 0 ? text.length() : end;
            line.append(text, from, Math.min(to, from + Math.max(0, LONGEST_LINE - line.length())));
            if (end >= 0) {
                show(fiber, stream, line);
            }
            from = to + 1;
        }
    }

    private void show(Fiber fiber, StandardStream stream, StringBuilder line) {
        recorder.prints(fiber, stream, ++shown > MOST_LINES ? "more than is shown" : line.toString());
        line.setLength(0);
    }

    /// Shows what nobody has ended.
    ///
    /// @param fiber the last to run
    void end(Fiber fiber) {
        lines.forEach((stream, line) -> {
            if (!line.isEmpty()) {
                show(fiber, stream, line);
            }
        });
    }
}
