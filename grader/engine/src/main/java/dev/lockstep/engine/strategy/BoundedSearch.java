package dev.lockstep.engine.strategy;

import java.util.Arrays;

/// Depth-first search of all schedules that cost at most so much.
public final class BoundedSearch implements Strategy {

    private final Cost cost;
    private final int bound;

    private int[] chosen = new int[256];
    private int[] alternatives = new int[256];
    private int length = -1;
    private int depth;
    private int spent;
    private boolean cut;

    /// What is bounded.
    public enum Cost {
        /// Preemptions (context bounding: Musuvathi and Qadeer, "Iterative context bounding for systematic testing of
        /// multithreaded programs", PLDI 2007).
        PREEMPTIONS,
        /// Decisions other than the first of their options, also those that cost no preemption (as in delay bounding: Emmi,
        /// Qadeer, Rakamaric, "Delay-bounded scheduling", POPL 2011). There are far fewer schedules with few of these, as
        /// threads can take turns in many ways wherever they block or end.
        DEVIATIONS;

        /// How many options, from the first on, are free.
        private int free(int freeOfPreemptions) {
            return this == PREEMPTIONS ? freeOfPreemptions : 1;
        }
    }

    /// A search with at most `bound` preemptions.
    public BoundedSearch(int bound) {
        this(Cost.PREEMPTIONS, bound);
    }

    /// A search of what costs at most `bound`.
    public BoundedSearch(Cost cost, int bound) {
        this.cost = cost;
        this.bound = bound;
    }

    @Override
    public boolean next() {
        if (length < 0) {
            length = 0;
        } else if (!advance()) {
            return false;
        }
        depth = 0;
        spent = 0;
        return true;
    }

    private boolean advance() {
        while (length > 0 && chosen[length - 1] + 1 >= alternatives[length - 1]) {
            length--;
        }
        if (length == 0) {
            return false;
        }
        chosen[length - 1]++;
        return true;
    }

    @Override
    public int schedule(Moves moves) {
        return choose(moves.size(), cost.free(moves.free()));
    }

    @Override
    public int pick(int alternatives) {
        return choose(alternatives, cost.free(alternatives));
    }

    private int choose(int options, int free) {
        if (depth == length) {
            extend(options, free);
        }
        var choice = chosen[depth++];
        if (choice >= free) {
            spent++;
        }
        return choice;
    }

    private void extend(int options, int free) {
        if (length == chosen.length) {
            chosen = Arrays.copyOf(chosen, 2 * length);
            alternatives = Arrays.copyOf(alternatives, 2 * length);
        }
        var affordable = spent < bound ? options : free;
        cut |= affordable < options;
        chosen[length] = 0;
        alternatives[length] = affordable;
        length++;
    }

    @Override
    public void deny() {
        cut = true;
    }

    /// Whether the bound, or fairness, has kept the search from any schedule so far: if not, the finished search tried all
    /// there are.
    public boolean cut() {
        return cut;
    }
}
