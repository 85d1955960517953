package dev.lockstep.engine.soundness;

import java.util.Arrays;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;

/// One schedule of a program: walks the statements of every thread and writes down what it observes.
///
/// Thread safety: only one thread of a schedule runs at a time, and none of this is instrumented.
final class Run {

    /// What a thread observes that observes nothing.
    static final int NOTHING = Integer.MIN_VALUE;

    static final int INTERRUPTED = -1_000;
    static final int THREW = -2_000;

    final World world;
    private final Program program;
    private final Thread[] threads;
    private final Log[] logs;

    /// What one thread did.
    private static final class Log {
        /// The statement it is at, counted as it comes to them.
        int at;
        int last = 1;
        int[] seen = new int[8];
        int count;

        void note(int value) {
            if (count == seen.length) {
                seen = Arrays.copyOf(seen, 2 * count);
            }
            seen[count++] = value;
            last = value;
        }
    }

    Run(World world, Program program) {
        this.world = world;
        this.program = program;
        if (program.uses(Op.EXECUTE)) {
            world.openPool();
        }
        var count = program.threads().size();
        threads = new Thread[count];
        logs = new Log[count];
        for (var i = 0; i < count; i++) {
            var log = new Log();
            var body = program.threads().get(i);
            logs[i] = log;
            threads[i] = new Thread(() -> {
                walk(log, body);
                log.at = -1;
            }, "T" + i);
        }
    }

    /// What the first thread runs: starts the others and waits for them. In a program that starts a thread late, others
    /// run while it starts them, too; else it starts all at once.
    void main() {
        if (program.startsLate()) {
            for (var i = 0; i < threads.length - 1; i++) {
                world.start(threads[i]);
            }
        } else {
            for (var thread : threads) {
                thread.start();
            }
        }
        for (var thread : threads) {
            try {
                world.join(thread);
            } catch (InterruptedException e) {
                throw new IllegalStateException("nobody interrupts the first thread", e);
            }
        }
    }

    Thread thread(int number) {
        return threads[number];
    }

    static int bit(boolean value) {
        return value ? 1 : 0;
    }

    private void walk(Log log, List<Statement> statements) {
        for (var statement : statements) {
            log.at++;
            switch (statement) {
                case Statement.Call(var op, var on, var value) -> step(log, op, on, value);
                case Statement.Block block -> walk(log, block);
            }
        }
    }

    private void walk(Log log, Statement.Block block) {
        switch (block.op()) {
            case SYNCHRONIZED -> world.synchronised(block.on(), () -> walk(log, block.body()));
            case WHEN -> {
                if (log.last != 0) {
                    walk(log, block.body());
                }
            }
            default -> {
                if (step(log, block.op(), block.on(), block.value()) == 1) {
                    walk(log, block.body());
                    step(log, block.op().closing(), block.on(), 0);
                }
            }
        }
    }

    private int step(Log log, Op op, int on, int value) {
        var seen = attempt(op, on, value);
        if (seen != NOTHING) {
            log.note(seen);
        }
        return seen;
    }

    private int attempt(Op op, int on, int value) {
        try {
            return op.perform(this, on, value);
        } catch (InterruptedException e) {
            return INTERRUPTED;
        } catch (IllegalMonitorStateException | IllegalThreadStateException | ConcurrentModificationException
                | BrokenBarrierException e) {
            return THREW;
        }
    }

    /// What it came to: the shared state, and where every thread is and what it saw.
    State state() {
        var shared = world.state();
        var size = shared.length;
        for (var log : logs) {
            size += 2 + log.count;
        }
        var values = Arrays.copyOf(shared, size);
        var at = shared.length;
        for (var log : logs) {
            values[at++] = log.at;
            values[at++] = log.count;
            System.arraycopy(log.seen, 0, values, at, log.count);
            at += log.count;
        }
        return new State(values);
    }

    /// A final state.
    static final class State {

        private static final List<String> NAMES = List.of("x", "y", "v", "w", "a", "b", "item", "permits", "count",
                "size");

        private final int[] values;
        private final int hash;

        private State(int[] values) {
            this.values = values;
            hash = Arrays.hashCode(values);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof State state && Arrays.equals(values, state.values);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public String toString() {
            var text = new StringBuilder();
            for (var i = 0; i < NAMES.size(); i++) {
                text.append(NAMES.get(i)).append('=').append(values[i]).append(' ');
            }
            var at = NAMES.size();
            for (var thread = 0; at < values.length; thread++) {
                var where = values[at++];
                var count = values[at++];
                text.append("| T").append(thread).append(where < 0 ? " done, saw " : " at " + where + ", saw ")
                        .append(Arrays.toString(Arrays.copyOfRange(values, at, at + count))).append(' ');
                at += count;
            }
            return text.toString();
        }
    }
}
