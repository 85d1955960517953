package dev.lockstep.engine.soundness;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A small concurrent program, as data.
///
/// @param threads what each thread does; with a [Op#START] in it, the last one is started by that, the others at once
/// @param anyDelay whether timers may fire at any moment
/// @param spuriousWakeups how many a schedule may contain
record Program(List<List<Statement>> threads, boolean anyDelay, int spuriousWakeups) {

    Program {
        threads = threads.stream().map(List::copyOf).toList();
    }

    /// All statements of a thread.
    Stream<Statement> statements(int thread) {
        return threads.get(thread).stream().flatMap(Statement::all);
    }

    /// Whether the last thread is started in the middle.
    boolean startsLate() {
        return uses(Op.START);
    }

    /// Whether some thread does this.
    boolean uses(Op op) {
        return threads.stream().flatMap(List::stream).flatMap(Statement::all).anyMatch(each -> each.op() == op);
    }

    /// About how many interleavings there are: the multinomial coefficient of the stretches between the threads' switch
    /// points. Timers that may fire at any moment, and spurious wake-ups, make more of them.
    double interleavings() {
        var result = 1.0;
        var total = 0;
        for (var thread : threads) {
            var points = thread.stream().mapToInt(Statement::points).sum() + 1;
            for (var i = 1; i <= points; i++) {
                result = result * ++total / i;
            }
        }
        var timers = threads.stream().flatMap(List::stream).flatMap(Statement::all)
                .filter(each -> each.op().isTimed()).count();
        return result * (1 + spuriousWakeups) * (anyDelay ? 1 + 2 * timers : 1);
    }

    /// The program with another body for one thread.
    Program with(int thread, List<Statement> body) {
        var changed = new ArrayList<>(threads);
        changed.set(thread, body);
        return new Program(changed, anyDelay, spuriousWakeups);
    }

    /// As pseudo-code.
    @Override
    public String toString() {
        var text = new StringBuilder(anyDelay ? "any delay, " : "ideal timers, ").append(spuriousWakeups)
                .append(" spurious wake-ups\n");
        for (var i = 0; i < threads.size(); i++) {
            text.append("thread ").append(i).append(startsLate() && i == threads.size() - 1 ? " (late)" : "")
                    .append(":\n");
            threads.get(i).forEach(each -> text.append(each.text("    ")));
        }
        return text.toString();
    }
}
