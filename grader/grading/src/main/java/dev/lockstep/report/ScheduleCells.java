package dev.lockstep.report;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.lockstep.verdict.Location;
import dev.lockstep.verdict.Schedule;
import dev.lockstep.verdict.Schedule.Kind;
import dev.lockstep.verdict.Schedule.Step;

/// The cells of a schedule: what a step shows, whatever table or list it stands in.
final class ScheduleCells {

    private final Schedule schedule;
    private final Glyphs glyphs;
    private final String file;
    private final int labelWidth;
    private final BitSet preemptedAfter;

    ScheduleCells(Schedule schedule, Glyphs glyphs) {
        this.schedule = schedule;
        this.glyphs = glyphs;
        var files = locations().map(Location::file).distinct().toList();
        this.file = files.size() == 1 ? Legible.line(files.getFirst(), 200) : "";
        this.labelWidth = locations().mapToInt(location -> Columns.width(label(location))).max().orElse(0);
        this.preemptedAfter = preemptedAfter(schedule.steps());
    }

    /// A line of a cell: a sign in the gutter, then text.
    record Line(String gutter, Ink gutterInk, String text, Ink ink) {

        String painted(Page page) {
            return page.paint(gutterInk, gutter) + page.paint(ink, text);
        }

        int width() {
            return Columns.width(gutter) + Columns.width(text);
        }
    }

    int count() {
        return schedule.steps().size();
    }

    /// The one file that all steps are in; empty if there are several.
    String file() {
        return file;
    }

    String name(int thread) {
        var names = schedule.threads();
        return thread < names.size()
                ? Columns.cut(Legible.line(names.get(thread), 200), 40, glyphs.cut)
                : "thread " + thread;
    }

    /// The width that shows every cell of this thread on lines of its own.
    int needs(int thread) {
        var cells = IntStream.range(0, count()).filter(i -> step(i).thread() == thread)
                .flatMap(i -> lines(i, Integer.MAX_VALUE / 2).stream().mapToInt(Line::width)).max().orElse(0);
        return Math.max(cells, Columns.width(name(thread)));
    }

    /// What a step shows in a cell of this width: its source line, its operation, and whether the thread is preempted
    /// after it.
    List<Line> lines(int index, int width) {
        var step = step(index);
        var lines = new ArrayList<Line>();
        var gutter = gutter(step.kind());
        var ink = step.kind() == Kind.BLOCKED || step.kind() == Kind.CULPRIT ? Ink.BAD : Ink.QUIET;
        var location = step.location();
        if (location != null && !repeatsLine(index)) {
            var source = location.source().isBlank() ? "line " + location.line() : location.source();
            put(lines, gutter + Columns.padLeft(label(location), labelWidth) + " ", ink, source, Ink.CODE, width);
            gutter = "  ";
        }
        if (!step.operation().isBlank()) {
            put(lines, gutter + " ".repeat(labelWidth + 1), ink, step.operation(),
                    ink == Ink.BAD ? Ink.BAD : Ink.PLAIN, width);
        }
        if (preemptedAfter.get(index)) {
            var dashes = String.valueOf(glyphs.dashes).repeat(2);
            lines.add(new Line("  ", Ink.PLAIN, dashes + " preempted " + dashes, Ink.DOUBT));
        }
        return lines;
    }

    private void put(List<Line> lines, String gutter, Ink gutterInk, String text, Ink ink, int width) {
        var before = gutter;
        var room = Math.max(8, width - Columns.width(gutter));
        for (var line : Columns.wrap(Legible.line(text, 200), room, 2, glyphs.cut)) {
            lines.add(new Line(before, gutterInk, line, ink));
            before = " ".repeat(Columns.width(gutter));
        }
    }

    private String gutter(Kind kind) {
        return switch (kind) {
            case PLAIN, PREEMPTED, LEFT_OUT -> "  ";
            case BLOCKED -> glyphs.blocked + " ";
            case CULPRIT -> glyphs.failed + " ";
        };
    }

    private String label(Location location) {
        if (!file.isEmpty()) {
            return Integer.toString(location.line());
        }
        var name = location.file().substring(location.file().lastIndexOf('/') + 1);
        return Legible.line(name.replaceFirst("\\.java$", ""), 24) + ":" + location.line();
    }

    /// Whether the step before, of the same thread, was on the same line: then its text need not stand there again.
    private boolean repeatsLine(int index) {
        return index > 0 && step(index - 1).thread() == step(index).thread()
                && Objects.equals(step(index - 1).location(), step(index).location());
    }

    private static BitSet preemptedAfter(List<Step> steps) {
        var result = new BitSet();
        var latest = new HashMap<Integer, Integer>();
        for (var i = 0; i < steps.size(); i++) {
            var before = latest.put(steps.get(i).thread(), i);
            if (before != null && steps.get(i).kind() == Kind.PREEMPTED) {
                result.set(before);
            }
        }
        return result;
    }

    private Step step(int index) {
        return schedule.steps().get(index);
    }

    private Stream<Location> locations() {
        return schedule.steps().stream().map(Step::location).flatMap(Stream::ofNullable);
    }
}
