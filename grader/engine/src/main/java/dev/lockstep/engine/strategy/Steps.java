package dev.lockstep.engine.strategy;

import java.util.Arrays;

/// The steps of one schedule, with the happens-before relation of their accesses as vector clocks: for each process, how
/// many of its steps come before. Not the happens-before of the Java memory model, which orders less.
final class Steps {

    private int width = 8;
    private int count;
    private int[] processes = new int[64];
    private int[] sequences = new int[64];
    private int[] nodes = new int[64];
    private boolean[] unchosen = new boolean[64];
    private int[] clocks = new int[64 * width];

    /// For each process: how many steps it has taken, its last one, and its clock.
    private int[] taken = new int[width];
    private int[] lasts = new int[width];
    private int[] current = new int[width * width];
    private int[] everything = new int[width];

    void clear() {
        count = 0;
        Arrays.fill(taken, 0);
        Arrays.fill(lasts, -1);
        Arrays.fill(current, 0);
    }

    int count() {
        return count;
    }

    int process(int step) {
        return processes[step];
    }

    int sequence(int step) {
        return sequences[step];
    }

    /// The node of the search that the step was chosen at.
    int node(int step) {
        return nodes[step];
    }

    /// The last step of a process, or -1.
    int last(int process) {
        return process < width ? lasts[process] : -1;
    }

    int processes() {
        return width;
    }

    /// The step right before which there was the choice that led to this one.
    int choiceOf(int step) {
        var chosen = step;
        while (unchosen[chosen]) {
            chosen--;
        }
        return chosen;
    }

    /// A step waited for an earlier one, and there was no choice right before it.
    void await(int earlier, int step) {
        unchosen[step] = true;
        order(earlier, step);
    }

    /// Begins a step of a process.
    int begin(int process, int node) {
        if (process >= width) {
            widen(process + 1);
        }
        if (count == processes.length) {
            grow();
        }
        var step = count++;
        processes[step] = process;
        sequences[step] = ++taken[process];
        nodes[step] = node;
        unchosen[step] = false;
        current[process * width + process] = taken[process];
        System.arraycopy(current, process * width, clocks, step * width, width);
        return step;
    }

    /// Takes back the step begun last.
    void drop() {
        count--;
        var process = processes[count];
        taken[process]--;
        current[process * width + process] = taken[process];
    }

    /// Whether a step comes before another, or is it.
    boolean before(int earlier, int later) {
        return clocks[later * width + processes[earlier]] >= sequences[earlier];
    }

    /// How many steps of a process come before a step.
    int beforeOf(int process, int later) {
        return clocks[later * width + process];
    }

    /// From now on an earlier step comes before a later one.
    void order(int earlier, int later) {
        join(clocks, later * width, clocks, earlier * width);
    }

    /// Ends a step: what its process does next comes after all that it comes after.
    void end(int step) {
        var process = processes[step];
        lasts[process] = step;
        join(current, process * width, clocks, step * width);
    }

    /// What a process does next comes after a step.
    void enable(int process, int step) {
        if (process >= width) {
            widen(process + 1);
        }
        join(current, process * width, clocks, step * width);
    }

    /// What any process does next comes after all that has been done, but for those in a set of bits.
    void settle(long except) {
        Arrays.fill(everything, 0);
        for (var from = 0; from < width; from++) {
            join(everything, 0, current, from * width);
        }
        for (var to = 0; to < width; to++) {
            if (to >= Long.SIZE || (except & 1L << to) == 0) {
                join(current, to * width, everything, 0);
            }
        }
    }

    private void join(int[] target, int at, int[] source, int from) {
        for (var i = 0; i < width; i++) {
            target[at + i] = Math.max(target[at + i], source[from + i]);
        }
    }

    private void grow() {
        processes = Arrays.copyOf(processes, 2 * count);
        sequences = Arrays.copyOf(sequences, 2 * count);
        nodes = Arrays.copyOf(nodes, 2 * count);
        unchosen = Arrays.copyOf(unchosen, 2 * count);
        clocks = Arrays.copyOf(clocks, 2 * count * width);
    }

    private void widen(int atLeast) {
        var wider = Math.max(atLeast, 2 * width);
        clocks = widened(clocks, processes.length, wider);
        var rows = Arrays.copyOf(current, wider * width);
        current = widened(rows, wider, wider);
        taken = Arrays.copyOf(taken, wider);
        lasts = Arrays.copyOf(lasts, wider);
        everything = new int[wider];
        Arrays.fill(lasts, width, wider, -1);
        width = wider;
    }

    private int[] widened(int[] rows, int count, int wider) {
        var copy = new int[count * wider];
        for (var row = 0; row < count; row++) {
            System.arraycopy(rows, row * width, copy, row * wider, width);
        }
        return copy;
    }
}
