package dev.lockstep.engine.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Gives every step a priority drawn at random and runs the highest, and draws anew for those that were about to access
/// the same object: POS (Yuan, Yang, Gu, "Partial order aware concurrency sampling", CAV 2018). Samples orders of dependent
/// steps more evenly than a random walk does. The same seed takes the same decisions.
public final class PartialOrderSampling implements Strategy {

    private static final double NONE = -1;

    private final SplittableRandom random;
    private long left;
    private final List<Double> priorities = new ArrayList<>();

    /// @param schedules how many to run
    public PartialOrderSampling(long seed, long schedules) {
        random = new SplittableRandom(seed);
        left = schedules;
    }

    @Override
    public boolean next() {
        priorities.clear();
        return left-- > 0;
    }

    @Override
    public int schedule(Moves moves) {
        var best = 0;
        for (var move = 1; move < moves.size(); move++) {
            if (priority(moves.process(move)) > priority(moves.process(best))) {
                best = move;
            }
        }
        drawAnew(moves, best);
        return best;
    }

    private void drawAnew(Moves moves, int taken) {
        for (var move = 0; move < moves.size(); move++) {
            if (move == taken || (moves.object(move) >= 0 && moves.object(move) == moves.object(taken))) {
                priorities.set(moves.process(move), NONE);
            }
        }
    }

    private double priority(int process) {
        while (priorities.size() <= process) {
            priorities.add(NONE);
        }
        if (priorities.get(process) == NONE) {
            priorities.set(process, random.nextDouble());
        }
        return priorities.get(process);
    }

    @Override
    public int pick(int alternatives) {
        return random.nextInt(alternatives);
    }
}
