package dev.lockstep.engine.strategy;

import java.util.Arrays;

/// A schedule: the list of decisions that produced it. Not thread-safe.
public final class Decisions {

    private int[] values;
    private int size;

    /// No decision.
    public Decisions() {
        values = new int[64];
    }

    /// These decisions.
    public Decisions(int... values) {
        this.values = values.clone();
        size = values.length;
    }

    /// Forgets all of them.
    public void clear() {
        size = 0;
    }

    /// Adds one.
    public void add(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size + 1);
        }
        values[size++] = value;
    }

    /// How many there are.
    public int size() {
        return size;
    }

    /// The decision at an index from 0 on.
    public int get(int index) {
        return values[index];
    }

    /// How many of them are other than to go on as before.
    public int deviations() {
        var count = 0;
        for (var i = 0; i < size; i++) {
            count += values[i] == 0 ? 0 : 1;
        }
        return count;
    }

    /// The first so many of these decisions.
    public Decisions first(int count) {
        return new Decisions(Arrays.copyOf(values, count));
    }

    /// These decisions, but from an index on so many times the one to go on as before.
    public Decisions without(int index, int count) {
        var changed = Arrays.copyOf(values, size);
        Arrays.fill(changed, index, index + count, 0);
        return new Decisions(changed);
    }

    /// These decisions, but from an index on so many fewer: what is decided after them is decided earlier.
    public Decisions cut(int index, int count) {
        var moved = Arrays.copyOf(values, size - count);
        System.arraycopy(values, index + count, moved, index, size - index - count);
        return new Decisions(moved);
    }

    /// These decisions up to the last that differs from going on as before.
    public Decisions trimmed() {
        var end = size;
        while (end > 0 && values[end - 1] == 0) {
            end--;
        }
        return new Decisions(Arrays.copyOf(values, end));
    }
}
