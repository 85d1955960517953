package dev.lockstep.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.trace.Event;
import dev.lockstep.engine.trace.Failure;
import dev.lockstep.engine.trace.Operation;
import dev.lockstep.engine.trace.Result;
import dev.lockstep.engine.trace.Rounds;
import dev.lockstep.engine.trace.Trace;
import dev.lockstep.engine.trace.Words;

/// A schedule as a table: a row for each step that tells something, with the thread, what it does, and the line. What says
/// the same again and again is folded; of what is still too long, the beginning, the end and the steps on which the failure
/// depends are kept.
final class Table {

    /// Of a longer schedule, the first rows and the last are shown, and so many of those that matter in between.
    private static final int FIRST = 20;
    private static final int LAST = 40;
    private static final int MATTERING = 40;

    /// A cell for each column: number, mark, thread, what it does, where.
    private static final String[] TITLES = {"", "", "thread", "does", "at"};

    private final Trace trace;
    private final @Nullable String raced;
    private final boolean standsInInitialisers;

    /// Steps that say the same, one after the other.
    ///
    /// @param shape what it has in common with a step of another round of the same loop
    /// @param matters whether the failure may depend on it
    private record Row(String mark, String thread, String does, String at, String shape, boolean matters, int times) {

        /// The schedule is not shown here.
        static Row left(String what) {
            return new Row("...", "", what, "", "", true, 1);
        }

        boolean isLeft() {
            return mark.equals("...");
        }

        /// Whether it stands for a step at which a thread stops for good, or for many.
        private boolean comesOnce() {
            return mark.equals("x") || isLeft();
        }

        boolean saysSame(Row other) {
            return !comesOnce() && mark.equals(other.mark) && thread.equals(other.thread) && does.equals(other.does)
                    && at.equals(other.at);
        }

        boolean hasShapeOf(Row other) {
            return !comesOnce() && mark.equals(other.mark) && shape.equals(other.shape);
        }

        Row again() {
            return new Row(mark, thread, does, at, shape, matters, times + 1);
        }

        String text() {
            return times == 1 ? does : does + ", %,d times".formatted(times);
        }
    }

    private Table(Trace trace, @Nullable String raced) {
        this.trace = trace;
        this.raced = raced;
        standsInInitialisers = trace.events().stream().anyMatch(
                event -> event.blocked() && event.site().operation() == Operation.INITIALIZE);
    }

    static List<String> of(Failure failure, Trace trace) {
        var table = new Table(trace, failure instanceof Failure.DataRace race ? race.memory() : null);
        var rows = new Rounds<Row>(Row::saysSame).folded(table.rows(), Table::again);
        if (rows.size() > FIRST + LAST) {
            rows = new Rounds<Row>(Row::hasShapeOf).folded(rows, Table::alike);
        }
        return aligned(numbered(shortened(rows)));
    }

    private static Row again(int rows, long times) {
        return Row.left("%s, %,d times more".formatted(rows == 1 ? "the same" : "the same " + rows + " steps", times));
    }

    private static Row alike(int rows, long times) {
        return Row.left("%s with other values, %,d times more"
                .formatted(rows == 1 ? "the same" : "the same " + rows + " steps", times));
    }

    private List<Row> rows() {
        var rows = new ArrayList<Row>();
        var events = trace.events();
        var lastOf = lastSteps();
        for (var i = 0; i < events.size(); i++) {
            if (trace.omitted().steps() > 0 && i == trace.omitted().after()) {
                rows.add(Row.left("%,d steps are left out".formatted(trace.omitted().steps())));
            }
            if (i == events.size() - 1 || tells(events.get(i))) {
                add(rows, row(events.get(i), lastOf.contains(i)));
            }
        }
        return rows;
    }

    /// The places of the last steps of the threads.
    private Set<Integer> lastSteps() {
        var last = new HashMap<Integer, Integer>();
        for (var i = 0; i < trace.events().size(); i++) {
            last.put(trace.events().get(i).thread(), i);
        }
        return Set.copyOf(last.values());
    }

    private static void add(List<Row> rows, Row row) {
        if (!rows.isEmpty() && row.mark.isEmpty() && rows.getLast().saysSame(row)) {
            rows.set(rows.size() - 1, rows.getLast().again());
        } else {
            rows.add(row);
        }
    }

    private Row row(Event event, boolean isLast) {
        var mark = event.blocked() ? "x" : event.preempted() ? ">" : "";
        var at = event.site().file().isEmpty() ? "" : event.site().toString();
        var thread = trace.threads().get(event.thread());
        var shape = thread + " " + event.site() + " " + event.site().operation() + " " + event.variable();
        return new Row(mark, thread, Words.of(event), at, shape, isLast || matters(event), 1);
    }

    /// The beginning of a method, the end of an iteration, and accesses whose values are not known, or to what no other thread touches, say nothing
    /// that other steps do not; nor does that a class is initialised, unless threads wait for that for ever.
    private boolean tells(Event event) {
        var site = event.site();
        return event.preempted() || event.blocked() || switch (site.operation()) {
            case METHOD, LOOP, INITIALIZED -> false;
            case READ, WRITE -> !(event.confined() && event.result() instanceof Result.Value)
                    && event.result() != Result.Plain.NOTHING;
            case HELPER, THROW, TASK, PRINT -> true;
            case INITIALIZE -> standsInInitialisers;
            case VOLATILE_READ, VOLATILE_WRITE, MONITOR_ENTER, MONITOR_EXIT, WAIT, NOTIFY, NOTIFY_ALL, CALL, THREAD ->
                !site.file().isEmpty();
        };
    }

    private boolean matters(Event event) {
        return event.preempted() || event.blocked() || switch (event.site().operation()) {
            case WAIT, NOTIFY, NOTIFY_ALL, THREAD, THROW, TASK, PRINT -> true;
            case WRITE, VOLATILE_WRITE -> event.variable().equals(raced);
            case READ, VOLATILE_READ, MONITOR_ENTER, MONITOR_EXIT, CALL, METHOD, HELPER, LOOP, INITIALIZE,
                    INITIALIZED ->
                comesOfOthers(event.result());
        };
    }

    private static boolean comesOfOthers(Result result) {
        return switch (result) {
            case Result.Plain plain -> plain != Result.Plain.NOTHING;
            case Result.Wakes _,Result.Threw _,Result.Kept _ -> true;
            case Result.Value _ -> false;
        };
    }

    private static List<Row> shortened(List<Row> rows) {
        var shown = new ArrayList<Row>();
        var left = 0;
        var mattering = MATTERING;
        for (var i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            var isInside = i >= FIRST && i < rows.size() - LAST;
            if (!isInside || (row.matters && mattering-- > 0)) {
                addLeft(shown, left);
                left = 0;
                shown.add(row);
            } else {
                left++;
            }
        }
        return shown;
    }

    private static void addLeft(List<Row> shown, int left) {
        if (left > 0) {
            shown.add(Row.left("%,d more".formatted(left)));
        }
    }

    private static List<String[]> numbered(List<Row> rows) {
        var lines = new ArrayList<String[]>();
        lines.add(TITLES);
        var number = 0;
        for (var row : rows) {
            lines.add(row.isLeft()
                    ? new String[]{"...", "", "", row.does, ""}
                    : new String[]{String.valueOf(++number), row.mark, row.thread, row.text(), row.at});
        }
        return lines;
    }

    private static List<String> aligned(List<String[]> lines) {
        var format = "  %%%ds %%-1s %%-%ds   %%-%ds   %%s".formatted(width(lines, 0), width(lines, 2), width(lines, 3));
        return lines.stream().map(line -> format.formatted((Object[]) line).stripTrailing()).toList();
    }

    private static int width(List<String[]> lines, int column) {
        return lines.stream().mapToInt(line -> line[column].length()).max().orElse(1);
    }
}
