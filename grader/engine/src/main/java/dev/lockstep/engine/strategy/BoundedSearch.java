package dev.lockstep.engine.strategy;

import java.util.Arrays;

/// Depth-first search of all schedules with at most so many preemptions (context bounding: Musuvathi and Qadeer,
/// "Iterative context bounding for systematic testing of multithreaded programs", PLDI 2007).
public final class BoundedSearch implements Strategy {

    private final int bound;

    private int[] chosen = new int[256];
    private int[] alternatives = new int[256];
    private int length = -1;
    private int depth;
    private int preemptions;
    private boolean cut;

    /// A search with at most `bound` preemptions.
    public BoundedSearch(int bound) {
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
        preemptions = 0;
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
    public boolean isFair() {
        return true;
    }

    @Override
    public int schedule(Moves moves) {
        return choose(moves.size(), moves.free());
    }

    @Override
    public int pick(int alternatives) {
        return choose(alternatives, alternatives);
    }

    private int choose(int options, int free) {
        if (depth == length) {
            extend(options, free);
        }
        var choice = chosen[depth++];
        if (choice >= free) {
            preemptions++;
        }
        return choice;
    }

    private void extend(int options, int free) {
        if (length == chosen.length) {
            chosen = Arrays.copyOf(chosen, 2 * length);
            alternatives = Arrays.copyOf(alternatives, 2 * length);
        }
        var affordable = preemptions < bound ? options : free;
        cut |= affordable < options;
        chosen[length] = 0;
        alternatives[length] = affordable;
        length++;
    }

    /// Whether the bound has kept the search from any schedule so far: if not, the finished search tried all there are.
    public boolean cut() {
        return cut;
    }
}
