package dev.lockstep.engine.runtime;

import java.util.EnumMap;
import java.util.Map;

/// What the threads of a schedule print, as rows of its trace: one for a line, of the thread that was the last to print to it.
final class Prints {

    private static final int MOST_LINES = 100;

    /// Longer lines are cut, here and where a trace shows them.
    private static final int LONGEST_LINE = 1_000;

    private final Recorder recorder;
    private final Map<StandardStream, Line> lines = new EnumMap<>(StandardStream.class);
    private int shown;

    Prints(Recorder recorder) {
        this.recorder = recorder;
    }

    /// A line that is not ended yet.
    private static final class Line {
        private final StringBuilder text = new StringBuilder();
        private Fiber last;

        Line(Fiber first) {
            last = first;
        }
    }

    void add(Fiber fiber, StandardStream stream, String text) {
        var line = lines.computeIfAbsent(stream, _ -> new Line(fiber));
        line.last = fiber;
        for (var from = 0; from < text.length() && shown <= MOST_LINES;) {
            var end = text.indexOf('\n', from);
            var to = end < 0 ? text.length() : end;
            line.text.append(text, from, Math.min(to, from + LONGEST_LINE - line.text.length()));
            if (end >= 0) {
                show(stream, line);
            }
            from = to + 1;
        }
    }

    private void show(StandardStream stream, Line line) {
        shown++;
        recorder.prints(line.last, stream,
                shown > MOST_LINES ? "more than is shown" : Recorder.text(line.text.toString()));
        line.text.setLength(0);
    }

    /// Shows the lines that nobody has ended.
    void end() {
        lines.forEach((stream, line) -> {
            if (!line.text.isEmpty() && shown <= MOST_LINES) {
                show(stream, line);
            }
        });
    }
}
