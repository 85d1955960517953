package dev.lockstep.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import dev.lockstep.verdict.Schedule;
import dev.lockstep.verdict.Schedule.Kind;

/// A schedule as a table with one column a thread; as a list where that many columns do not fit.
final class ScheduleSection {

    private static final int MOST_COLUMNS = 5;
    private static final int LEAST_WIDTH = 18;
    private static final int SHOWN_STEPS = 60;
    private static final int SHOWN_FIRST = 10;
    private static final int GAP = 3;

    private final Page page;
    private final int indent;

    ScheduleSection(Page page, int indent) {
        this.page = page;
        this.indent = indent;
    }

    void add(Schedule schedule) {
        var cells = new ScheduleCells(schedule, page.glyphs());
        caption(cells);
        var threads = schedule.steps().stream().mapToInt(Schedule.Step::thread).distinct().sorted().toArray();
        var widths = columnWidths(cells, threads);
        if (widths.length > 0) {
            table(schedule, cells, threads, widths);
        } else {
            list(schedule, cells);
        }
        legend(schedule);
    }

    private void caption(ScheduleCells cells) {
        if (!cells.file().isEmpty()) {
            page.line(" ".repeat(indent) + page.paint(Ink.QUIET, cells.file()));
        }
    }

    /// As wide as the cells need; where that is too much, the wide columns share what the narrow ones leave. Empty if
    /// there is no sensible way.
    private int[] columnWidths(ScheduleCells cells, int[] threads) {
        var room = page.look().width() - indent - numberWidth(cells) - GAP * threads.length;
        if (threads.length > MOST_COLUMNS) {
            return new int[0];
        }
        var needs = Arrays.stream(threads).map(cells::needs).toArray();
        var widths = new int[threads.length];
        var left = threads.length;
        for (var i : IntStream.range(0, threads.length).boxed().sorted((a, b) -> Integer.compare(needs[a], needs[b]))
                .toList()) {
            widths[i] = Math.min(needs[i], room / left);
            room -= widths[i];
            left--;
            if (widths[i] < Math.min(needs[i], LEAST_WIDTH)) {
                return new int[0];
            }
        }
        return widths;
    }

    private static int numberWidth(ScheduleCells cells) {
        return Integer.toString(cells.count()).length();
    }

    private void table(Schedule schedule, ScheduleCells cells, int[] threads, int[] widths) {
        var number = numberWidth(cells);
        var heading = new StringBuilder(" ".repeat(indent + number));
        var rule = new StringBuilder(" ".repeat(indent) + page.rule(number));
        for (var column = 0; column < threads.length; column++) {
            var name = Columns.cut(cells.name(threads[column]), widths[column], page.glyphs().cut);
            heading.append(" ".repeat(GAP)).append(page.paint(Ink.STRONG, name))
                    .append(" ".repeat(widths[column] - Columns.width(name)));
            rule.append(" ".repeat(GAP)).append(page.rule(widths[column]));
        }
        page.line(heading.toString());
        page.line(rule.toString());
        for (var step : shown(cells)) {
            var column = Arrays.binarySearch(threads, schedule.steps().get(step).thread());
            var at = Arrays.stream(widths, 0, column).map(width -> width + GAP).sum() + GAP;
            step(cells, step, number, at, widths[column]);
        }
    }

    private void step(ScheduleCells cells, int step, int number, int at, int width) {
        skipped(cells, step, number + at);
        var label = page.paint(Ink.QUIET, Columns.padLeft(Integer.toString(step + 1), number));
        for (var line : cells.lines(step, width)) {
            page.line(" ".repeat(indent) + label + " ".repeat(at) + line.painted(page));
            label = " ".repeat(number);
        }
    }

    private void list(Schedule schedule, ScheduleCells cells) {
        var number = numberWidth(cells);
        var names = Math.min(16, IntStream.range(0, schedule.threads().size()).map(i -> Columns.width(cells.name(i)))
                .max().orElse(0));
        var at = indent + number + 2 + names + 2;
        for (var step : shown(cells)) {
            skipped(cells, step, number + 2);
            var name = Columns.cut(cells.name(schedule.steps().get(step).thread()), names, page.glyphs().cut);
            var label = page.paint(Ink.QUIET, Columns.padLeft(Integer.toString(step + 1), number)) + "  "
                    + page.paint(Ink.STRONG, name) + " ".repeat(names - Columns.width(name) + 2);
            for (var line : cells.lines(step, page.look().width() - at)) {
                page.line(" ".repeat(indent) + label + line.painted(page));
                label = " ".repeat(at - indent);
            }
        }
    }

    private static List<Integer> shown(ScheduleCells cells) {
        var all = IntStream.range(0, cells.count());
        if (cells.count() <= SHOWN_STEPS) {
            return all.boxed().toList();
        }
        return all.filter(i -> i < SHOWN_FIRST || i >= cells.count() - (SHOWN_STEPS - SHOWN_FIRST)).boxed().toList();
    }

    private void skipped(ScheduleCells cells, int step, int at) {
        if (cells.count() > SHOWN_STEPS && step == cells.count() - (SHOWN_STEPS - SHOWN_FIRST)) {
            page.line(" ".repeat(indent + at) + page.paint(Ink.QUIET, "[" + Counted.of(cells.count() - SHOWN_STEPS,
                    "step") + " left out; --format json has them all]"));
        }
    }

    private static boolean isMain(Schedule schedule, Schedule.Step step) {
        return step.thread() < schedule.threads().size() && schedule.threads().get(step.thread()).equals("main");
    }

    private void legend(Schedule schedule) {
        var signs = new ArrayList<String>();
        if (schedule.steps().stream().anyMatch(step -> step.kind() == Kind.BLOCKED)) {
            signs.add(page.glyphs().blocked + " waits here for good");
        }
        if (schedule.steps().stream().anyMatch(step -> step.kind() == Kind.CULPRIT)) {
            signs.add(page.glyphs().failed + " the bug shows here");
        }
        if (!signs.isEmpty()) {
            page.gap();
            page.line(" ".repeat(indent) + page.paint(Ink.QUIET, String.join("   ", signs)));
        }
        if (schedule.steps().stream().anyMatch(step -> isMain(schedule, step))) {
            page.explain(indent, Term.MAIN);
        }
        if (schedule.steps().stream().anyMatch(step -> step.kind() == Kind.PREEMPTED)) {
            page.explain(indent, Term.PREEMPTED);
        }
    }
}
