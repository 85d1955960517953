package dev.lockstep.engine.strategy;

import java.util.SplittableRandom;

/// Takes every decision at random, each option as likely as the others; the same seed takes the same decisions.
public final class RandomWalk implements Strategy {

    private final SplittableRandom random;
    private long left;

    /// @param schedules how many to run
    public RandomWalk(long seed, long schedules) {
        random = new SplittableRandom(seed);
        left = schedules;
    }

    @Override
    public boolean next() {
        return left-- > 0;
    }

    @Override
    public int schedule(Moves moves) {
        return random.nextInt(moves.size());
    }

    @Override
    public int pick(int alternatives) {
        return random.nextInt(alternatives);
    }
}
