package dev.lockstep.engine.strategy;

import java.util.BitSet;

import dev.lockstep.engine.strategy.Moves.Action;

/// Gives every process its turn, one after the other in the order of their start, so many decisions long: the schedule that
/// a fair machine comes closest to: no timer fires before its time, and who has been started comes to its first step at once.
/// Threads that give way to each other in step, and get nowhere by it, do so from the beginning.
public final class RoundRobin implements Strategy {

    private final int longest;
    private final boolean startsTogether;
    private final BitSet started = new BitSet();
    private int quantum;
    private int turnOf;
    private int taken;

    /// One schedule for every length of a turn from 1 on.
    ///
    /// @param longest the length of a turn in the last one
    /// @param startsTogether whether the first process goes on whenever it can, and the others have their turns when it waits:
    ///        so those that it starts, one after the other, begin at the same time
    public RoundRobin(int longest, boolean startsTogether) {
        this.longest = longest;
        this.startsTogether = startsTogether;
    }

    @Override
    public boolean next() {
        turnOf = -1;
        taken = 0;
        started.clear();
        started.set(0);
        return ++quantum <= longest;
    }

    @Override
    public int schedule(Moves moves) {
        var beginner = beginner(moves);
        if (beginner >= 0) {
            return beginner;
        }
        var first = startsTogether ? moveOf(0, moves) : -1;
        if (first >= 0) {
            return first;
        }
        var same = taken < quantum ? moveOf(turnOf, moves) : -1;
        var choice = same >= 0 ? same : moveAfter(turnOf, moves);
        var process = moves.process(choice);
        taken = process == turnOf ? taken + 1 : 1;
        turnOf = process;
        return choice;
    }

    /// The move of a process that has not had any.
    private int beginner(Moves moves) {
        for (var move = 0; move < moves.size(); move++) {
            if (!started.get(moves.process(move))) {
                started.set(moves.process(move));
                return move;
            }
        }
        return -1;
    }

    private static int moveOf(int process, Moves moves) {
        for (var move = 0; move < moves.size(); move++) {
            if (moves.process(move) == process && moves.action(move) != Action.FIRE_EARLY) {
                return move;
            }
        }
        return -1;
    }

    /// The move of the next process whose time has come, around the circle. Where there is none, the
    /// timer that is due first, which comes first.
    private static int moveAfter(int process, Moves moves) {
        var next = 0;
        for (var move = 1; move < moves.size(); move++) {
            if (moves.action(move) != Action.FIRE_EARLY
                    && distance(process, moves.process(move)) < distance(process, moves.process(next))) {
                next = move;
            }
        }
        return next;
    }

    private static int distance(int from, int to) {
        return to > from ? to - from : to - from + Integer.MAX_VALUE / 2;
    }

    @Override
    public int pick(int alternatives) {
        return 0;
    }
}
