package dev.lockstep.engine;

import java.util.ArrayList;
import java.util.List;

import dev.lockstep.engine.trace.Event;
import dev.lockstep.engine.trace.Trace;

/// A schedule as a table: a row for each step that tells something, with the thread, what it does, and the line.
final class Table {

    /// Of a longer schedule, the first rows and the last are shown.
    private static final int FIRST = 20;
    private static final int LAST = 40;

    private final Trace trace;

    /// Steps that say the same, one after the other.
    private record Row(String mark, String thread, String does, String at, int times) {

        boolean saysSame(Row other) {
            return mark.isEmpty() && other.mark.isEmpty() && thread.equals(other.thread) && does.equals(other.does)
                    && at.equals(other.at);
        }

        Row again() {
            return new Row(mark, thread, does, at, times + 1);
        }

        String text() {
            return times == 1 ? does : does + ", %,d times".formatted(times);
        }
    }

    private Table(Trace trace) {
        this.trace = trace;
    }

    static List<String> of(Trace trace) {
        var table = new Table(trace);
        return aligned(shortened(table.rows()));
    }

    private List<Row> rows() {
        var rows = new ArrayList<Row>();
        var events = trace.events();
        for (var i = 0; i < events.size(); i++) {
            if (isLast(i) || tells(events.get(i))) {
                add(rows, row(events.get(i)));
            }
        }
        return rows;
    }

    private boolean isLast(int index) {
        return index == trace.events().size() - 1;
    }

    private static void add(List<Row> rows, Row row) {
        if (!rows.isEmpty() && rows.getLast().saysSame(row)) {
            rows.set(rows.size() - 1, rows.getLast().again());
        } else {
            rows.add(row);
        }
    }

    private Row row(Event event) {
        var mark = event.blocked() ? "x" : event.preempted() ? ">" : "";
        var at = event.site().file().isEmpty() ? "" : event.site().toString();
        return new Row(mark, trace.threads().get(event.thread()), event.text(), at, 1);
    }

    /// The beginning of a method, the end of an iteration, what the scheduler does to initialise a class, and accesses to
    /// memory whose values are not known say nothing that other steps do not.
    private static boolean tells(Event event) {
        var site = event.site();
        return event.preempted() || switch (site.operation()) {
            case METHOD, LOOP, INITIALIZED -> event.blocked();
            case READ, WRITE -> !event.result().isEmpty();
            case HELPER -> true;
            case VOLATILE_READ, VOLATILE_WRITE, MONITOR_ENTER, MONITOR_EXIT, INITIALIZE, WAIT, NOTIFY, NOTIFY_ALL, CALL,
                    THREAD ->
                !site.file().isEmpty();
        };
    }

    private static List<String[]> shortened(List<Row> rows) {
        var lines = new ArrayList<String[]>();
        lines.add(new String[]{"", "", "thread", "does", "at"});
        var left = rows.size() - FIRST - LAST;
        for (var i = 0; i < rows.size(); i++) {
            if (left > 1 && i == FIRST) {
                lines.add(new String[]{"...", "", "", "%,d more".formatted(left), ""});
                i += left;
            }
            var row = rows.get(i);
            lines.add(new String[]{String.valueOf(i + 1), row.mark, row.thread, row.text(), row.at});
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
