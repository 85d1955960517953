package dev.lockstep.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The tables for the README. A pure function of what was measured.
final class Tables {

    private final List<Speed> speeds;
    private final Map<String, Measured> engine;
    private final Map<String, Measured> lincheck;
    private final List<Measured> memory;

    Tables(List<Speed> speeds, List<Measured> engine, List<Measured> lincheck, List<Measured> memory) {
        this.speeds = speeds;
        this.engine = byName(engine);
        this.lincheck = byName(lincheck);
        this.memory = memory;
    }

    private static Map<String, Measured> byName(List<Measured> measured) {
        return measured.stream().collect(Collectors.toMap(Measured::name, Function.identity()));
    }

    private static Measured get(Map<String, Measured> measured, String name) {
        var found = measured.get(name);
        if (found == null) {
            throw new IllegalStateException("not measured: " + name);
        }
        return found;
    }

    /// All of them, with a line of text before each.
    String markdown() {
        return """
                **Speed.** "Floor" is how often two bare virtual threads of a scheduler that does nothing else yield to \
                each other in a second. Schedules are those of an exploration, which switches as rarely as it can; \
                switches are those of a random walk, which does little else, and "of the floor" is how many times fewer \
                they are. Memory is what a schedule allocates. Lincheck runs the same calls in as many threads.

                %s
                **Time to a verdict.** Both tools have warmed up. A wrong program's time ends with the first failing \
                schedule, a correct one's with the last schedule there is.

                %s
                **Memory.** What is left on the heap in the course of one exploration.

                %s
                **Scaling.** Schedules that plain enumeration of all interleavings runs, and those that an exploration \
                without bound runs. Enumeration and exploration are given up after %s schedules, of the queue after %s.

                %s"""
                .formatted(speed(), verdicts(), heap(), count(EngineMain.LIMIT), count(EngineMain.QUEUE_LIMIT),
                        scaling());
    }

    private Table speed() {
        var floor = speeds.stream().filter(speed -> speed.workload().equals(Speed.FLOOR)).findFirst().orElseThrow()
                .switches();
        var table = new Table("workload", "schedules/s", "switches/s", "of the floor", "memory",
                "Lincheck, schedules/s",
                "ratio");
        table.row("floor", "", count(floor), "1", "", "", "");
        for (var workload : Workload.values()) {
            var speed = speeds.stream().filter(each -> each.workload().equals(workload.title())).findFirst()
                    .orElseThrow();
            var other = get(lincheck, workload.title()).rate();
            table.row(workload.title(), count(speed.schedules()), count(speed.switches()),
                    "1/" + decimal(floor / speed.switches()), decimal(speed.bytes() / 1024) + " KB", count(other),
                    count(speed.schedules() / other));
        }
        return table;
    }

    private Table verdicts() {
        var table = new Table("program", "schedules", "time", "Lincheck, schedules", "time", "ratio");
        for (var pair : Pair.values()) {
            verdict(table, pair.wrongTitle);
            verdict(table, pair.rightTitle);
        }
        return table;
    }

    private void verdict(Table table, String name) {
        var ours = get(engine, name);
        var theirs = get(lincheck, name);
        var ratio = (double) theirs.nanos() / ours.nanos();
        table.row(name, schedules(ours), time(ours), schedules(theirs), time(theirs),
                theirs.stopped() ? "> " + count(ratio) : count(ratio));
    }

    private Table heap() {
        var table = new Table("schedules", "heap");
        for (var measured : memory) {
            table.row(count(measured.schedules()), decimal(Long.parseLong(measured.result()) / 1024.0 / 1024) + " MB");
        }
        return table;
    }

    private Table scaling() {
        var table = new Table("program", "threads", "operations each", "all schedules", "time", "reduced", "time");
        for (var program : Scaled.values()) {
            for (var size : Scaled.Size.ALL) {
                compared(table, program.title, size.threads(), size.operations(), EngineMain.key(program, size));
            }
        }
        for (var elements : Scaled.QUEUE_ELEMENTS) {
            compared(table, "queue, two conditions", 4, elements, EngineMain.queueKey(elements));
        }
        return table;
    }

    private void compared(Table table, String title, int threads, int operations, String name) {
        var full = get(engine, name + EngineMain.FULL);
        var reduced = get(engine, name + EngineMain.REDUCED);
        table.row(title, Integer.toString(threads), Integer.toString(operations), schedules(full), time(full),
                schedules(reduced), time(reduced));
    }

    private static String schedules(Measured measured) {
        return (measured.stopped() ? "> " : "") + count(measured.schedules());
    }

    private static String time(Measured measured) {
        return (measured.stopped() ? "> " : "") + Measured.time(measured.nanos());
    }

    private static String count(double number) {
        return String.format(Locale.ROOT, "%,.0f", number);
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String decimal(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }
}
