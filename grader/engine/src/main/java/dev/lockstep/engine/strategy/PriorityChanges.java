package dev.lockstep.engine.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Runs the process of the highest priority, with priorities drawn at random and lowered at a few steps drawn at random:
/// PCT (Burckhardt, Kothari, Musuvathi, Nagarakatte, "A randomized scheduler with probabilistic guarantees of finding
/// bugs", ASPLOS 2010). A bug that needs d ordered steps is found with a probability of at least 1/(n·k^(d-1)) a schedule,
/// for n processes and k steps. The same seed takes the same decisions.
public final class PriorityChanges implements Strategy {

    private final SplittableRandom random;
    private final int depth;
    private long left;

    private final List<Double> priorities = new ArrayList<>();
    private final int[] changes;
    private int step;
    private int longest = 1;

    /// @param schedules how many to run
    /// @param depth how many steps in a certain order a bug may need, at least 1
    public PriorityChanges(long seed, long schedules, int depth) {
        random = new SplittableRandom(seed);
        left = schedules;
        this.depth = depth;
        changes = new int[depth - 1];
    }

    @Override
    public boolean next() {
        longest = Math.max(longest, step);
        step = 0;
        priorities.clear();
        for (var i = 0; i < changes.length; i++) {
            changes[i] = random.nextInt(longest);
        }
        return left-- > 0;
    }

    @Override
    public int schedule(Moves moves) {
        for (var i = 0; i < changes.length; i++) {
            if (changes[i] == step) {
                var process = moves.process(best(moves));
                priority(process);
                lower(process, i);
            }
        }
        step++;
        return best(moves);
    }

    /// Below all others; of those that have been lowered, whichever was first.
    private void lower(int process, int change) {
        priorities.set(process, -1.0 - depth + change);
    }

    private int best(Moves moves) {
        var best = 0;
        for (var move = 1; move < moves.size(); move++) {
            if (priority(moves.process(move)) > priority(moves.process(best))) {
                best = move;
            }
        }
        return best;
    }

    private double priority(int process) {
        while (priorities.size() <= process) {
            priorities.add(random.nextDouble());
        }
        return priorities.get(process);
    }

    @Override
    public int pick(int alternatives) {
        return random.nextInt(alternatives);
    }
}
