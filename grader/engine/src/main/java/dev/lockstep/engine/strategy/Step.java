package dev.lockstep.engine.strategy;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/// The step that is under way: what it accesses, and the earlier steps that this makes it race with or come after.
final class Step {

    private final Steps steps;

    private int index = -1;
    private boolean open;

    private @Nullable Location[] locations = new Location[8];
    private boolean[] writes = new boolean[8];
    private long[] states = new long[8];
    private int accesses;

    private @Nullable Location guarded;
    private Guard guard = Guard.OWNER;

    boolean everything;
    long interrupted;
    long woken;

    private int[] numbers = new int[16];
    private int size;

    private int[] races = new int[16];
    private int racing;

    /// The last step that found the gate open.
    private int shutter = -1;
    private int[] orders = new int[16];
    private int ordering;

    Step(Steps steps) {
        this.steps = steps;
    }

    void clear() {
        open = false;
        accesses = 0;
        guarded = null;
        everything = false;
        interrupted = 0;
        woken = 0;
        size = 0;
    }

    void begin(int process, int node) {
        clear();
        open = true;
        index = steps.begin(process, node);
    }

    boolean isOpen() {
        return open;
    }

    int index() {
        return index;
    }

    void pass(Location gate, Guard passed) {
        guarded = gate;
        guard = passed;
    }

    @SuppressWarnings("ReferenceEquality") // a location is what it is
    void access(Location location, boolean write, long state) {
        for (var i = 0; i < accesses; i++) {
            if (locations[i] == location) {
                writes[i] |= write;
                return;
            }
        }
        if (accesses == locations.length) {
            locations = Arrays.copyOf(locations, 2 * accesses);
            writes = Arrays.copyOf(writes, 2 * accesses);
            states = Arrays.copyOf(states, 2 * accesses);
        }
        locations[accesses] = location;
        writes[accesses] = write;
        states[accesses++] = state;
    }

    // The footprint

    /// Sums up what the step does. The first access to a location counts as a write: had another step come first, it might
    /// have given the location's number to another one, and footprints of different schedules are compared.
    void number() {
        size = 0;
        for (var i = 0; i < accesses; i++) {
            add(Footprints.access(at(i).number, writes[i] || at(i).numberedBy == index));
        }
        if (everything) {
            add(Footprints.everything());
        }
        for (var left = interrupted; left != 0; left &= left - 1) {
            add(Footprints.interrupt(Long.numberOfTrailingZeros(left)));
        }
    }

    private void add(int number) {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * size);
        }
        numbers[size++] = number;
    }

    int[] numbers() {
        return numbers;
    }

    int size() {
        return size;
    }

    private Location at(int access) {
        var location = locations[access];
        if (location == null) {
            throw new IndexOutOfBoundsException(access);
        }
        return location;
    }

    // Earlier steps

    /// Finds the steps that this one races with, and those that it comes after.
    void collect(int lastOfEverything, int[] lastInterrupts) {
        racing = 0;
        ordering = 0;
        shutter = -1;
        for (var i = 0; i < accesses; i++) {
            collect(at(i), writes[i]);
        }
        conflict(lastOfEverything);
        conflict(lastInterrupts[steps.process(index)]);
        if (everything || interrupted != 0) {
            collectProcesses();
        }
    }

    private void collectProcesses() {
        for (var process = 0; process < steps.processes(); process++) {
            if (everything || (process < Long.SIZE && (interrupted & 1L << process) != 0)) {
                conflict(steps.last(process));
            }
        }
    }

    @SuppressWarnings("ReferenceEquality") // a location is what it is
    private void collect(Location location, boolean write) {
        var history = location.history();
        if (location == guarded) {
            collectGuarded(history);
        } else if (history.writes() > 0) {
            conflict(history.writer(history.writes() - 1));
        }
        if (write) {
            for (var i = 0; i < history.reads(); i++) {
                conflict(history.reader(i));
            }
        }
    }

    private void collectGuarded(History history) {
        var last = history.writes() - 1;
        for (var i = last; i >= 0 && !steps.before(history.writer(i), index); i--) {
            if (guard.isOpen(history.stateBefore(i), steps.process(index))) {
                addRace(history.writer(i));
                shutter = steps.choiceOf(history.writer(i));
                break;
            }
        }
        if (last >= 0) {
            orders = added(orders, ordering++, history.writer(last));
        }
    }

    private void conflict(int earlier) {
        if (earlier >= 0 && earlier != index && !steps.before(earlier, index)) {
            addRace(earlier);
            orders = added(orders, ordering++, earlier);
        }
    }

    /// Where the earlier step went on without a choice because what it waited for had ended, the choice to make is the
    /// one before that.
    private void addRace(int earlier) {
        var choice = steps.choiceOf(earlier);
        if (!steps.before(choice, index)) {
            races = added(races, racing++, choice);
        }
    }

    private static int[] added(int[] list, int size, int value) {
        var roomy = size == list.length ? Arrays.copyOf(list, 2 * size) : list;
        roomy[size] = value;
        return roomy;
    }

    int races() {
        return racing;
    }

    int race(int which) {
        return races[which];
    }

    /// Whether no other step that this one races with lies between. The one that shut the gate is as good as next to
    /// this one: as long as the gate is shut, this one cannot change places with what lies between.
    boolean isImmediate(int earlier) {
        if (earlier == shutter) {
            return true;
        }
        for (var i = 0; i < racing; i++) {
            if (races[i] != earlier && steps.before(earlier, races[i])) {
                return false;
            }
        }
        return true;
    }

    /// Puts the step after those that it comes after.
    void order() {
        for (var i = 0; i < ordering; i++) {
            steps.order(orders[i], index);
        }
    }

    /// Ends the step: its locations know of it, and so do the processes that it woke.
    void end(int[] lastInterrupts) {
        for (var i = 0; i < accesses; i++) {
            if (writes[i]) {
                at(i).history().write(index, states[i]);
            } else {
                at(i).history().read(index, steps);
            }
        }
        steps.end(index);
        open = false;
        if ((woken | interrupted) != 0) {
            endOthers(lastInterrupts);
        }
    }

    private void endOthers(int[] lastInterrupts) {
        for (var left = woken; left != 0; left &= left - 1) {
            steps.enable(Long.numberOfTrailingZeros(left), index);
        }
        for (var left = interrupted; left != 0; left &= left - 1) {
            lastInterrupts[Long.numberOfTrailingZeros(left)] = index;
        }
    }
}
