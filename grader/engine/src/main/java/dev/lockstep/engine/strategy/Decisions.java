package dev.lockstep.engine.strategy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A schedule: the list of decisions that produced it. Not thread-safe.
public final class Decisions {

    /// The longest round, in decisions, that is looked for.
    private static final int LONGEST = 48;

    /// So many equal decisions at equal distances make a run.
    private static final int FEWEST = 4;

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

    /// Equal decisions, other than to go on as before, at equal distances: a schedule that comes round is made of few.
    ///
    /// @param from the place of the first one
    /// @param value what is decided
    /// @param distance from one to the next, at least 1
    /// @param times how many there are, at least 1
    public record Run(int from, int value, int distance, int times) {

        /// A decision that does not come again.
        public Run(int from, int value) {
            this(from, value, 1, 1);
        }

        private long end() {
            return from + (times - 1L) * distance + 1;
        }
    }

    /// What these decisions are made of, in the order of where they begin.
    public List<Run> runs() {
        var told = new boolean[size];
        var runs = new ArrayList<Run>();
        for (var i = 0; i < size; i++) {
            if (values[i] != 0 && !told[i]) {
                var run = longest(told, i);
                for (var time = 0; time < run.times; time++) {
                    told[i + time * run.distance] = true;
                }
                runs.add(run);
            }
        }
        return runs;
    }

    private Run longest(boolean[] told, int from) {
        var best = new Run(from, values[from]);
        for (var distance = 1; distance <= LONGEST; distance++) {
            var times = 1;
            for (var i = from + distance; i < size && values[i] == values[from] && !told[i]; i += distance) {
                times++;
            }
            if (times >= FEWEST && times > best.times) {
                best = new Run(from, values[from], distance, times);
            }
        }
        return best;
    }

    /// The decisions that are made of these.
    ///
    /// @param most how many there may be
    /// @throws IllegalArgumentException if there are more, a run is none, or two meet or are not in order
    public static Decisions of(List<Run> runs, int most) {
        var length = runs.stream().mapToLong(Run::end).max().orElse(0);
        if (length > most || runs.stream().anyMatch(run -> run.from < 0 || run.distance < 1 || run.times < 1)) {
            throw new IllegalArgumentException("no decisions");
        }
        var made = new Decisions(new int[(int) length]);
        var last = -1;
        for (var run : runs) {
            made.put(run, last);
            last = run.from;
        }
        return made;
    }

    private void put(Run run, int after) {
        for (var time = 0; time < run.times; time++) {
            var place = run.from + time * run.distance;
            if (place <= after || values[place] != 0) {
                throw new IllegalArgumentException("no decisions");
            }
            values[place] = run.value;
        }
    }
}
