package dev.lockstep.engine.strategy;

import java.util.Arrays;

/// What can happen next. A process is a thread of the program, numbered from 0 in the order of their start. The process
/// that could simply go on comes first. Not thread-safe; valid until the strategy has chosen.
public final class Moves {

    /// How a process comes to move.
    public enum Action {
        /// It can run.
        RUN,
        /// Its timer fires, whose time has come.
        FIRE,
        /// Its timer fires before its time: until then everybody else was slow.
        FIRE_EARLY
    }

    private int size;
    private int free;
    private int[] processes = new int[8];
    private int[] pending = new int[8];
    private Action[] actions = new Action[8];

    /// Forgets all moves.
    public void clear() {
        size = 0;
    }

    /// Adds a move.
    ///
    /// @param object a number for what the process is about to access; -1 if it is not known
    public void add(int process, Action action, int object) {
        if (size == processes.length) {
            processes = Arrays.copyOf(processes, 2 * size);
            pending = Arrays.copyOf(pending, 2 * size);
            actions = Arrays.copyOf(actions, 2 * size);
        }
        processes[size] = process;
        pending[size] = object;
        actions[size++] = action;
    }

    /// Puts a move at an earlier place, or leaves it at its own, and forgets the move there and all after that place.
    public void keep(int move, int place) {
        processes[place] = processes[move];
        pending[place] = pending[move];
        actions[place] = actions[move];
        size = place + 1;
    }

    /// Says how many of the moves, from the first on, cost no preemption.
    public void free(int moves) {
        free = moves;
    }

    /// How many there are.
    public int size() {
        return size;
    }

    /// How many of them, from the first on, cost no preemption.
    public int free() {
        return free;
    }

    /// Whose move it is.
    public int process(int move) {
        return processes[move];
    }

    /// How the process comes to move.
    public Action action(int move) {
        return actions[move];
    }

    /// A number for the object that the process is about to access, the same for the same object in a schedule; -1 if it
    /// is not known.
    public int object(int move) {
        return pending[move];
    }
}
