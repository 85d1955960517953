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

    /// These decisions, but at an index from 0 on the one to go on as before.
    public Decisions without(int index) {
        var changed = Arrays.copyOf(values, size);
        changed[index] = 0;
        return new Decisions(changed);
    }

    /// These decisions without so many of those before an index, so that what is decided there is decided earlier.
    public Decisions earlier(int index, int by) {
        var moved = Arrays.copyOf(values, size - by);
        System.arraycopy(values, index, moved, index - by, size - index);
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
