package dev.lockstep.engine.strategy;

import java.lang.StackWalker.StackFrame;
import java.util.Arrays;

import dev.lockstep.engine.strategy.Mutation.Caller;

/// A reduction with a mutation. Which part of the runtime tells of an access is seen from the stack.
public final class MutatedReduction extends Reduction {

    /// How far up the stack the part of the runtime stands.
    private static final int FRAMES = 8;

    private final Mutation mutation;
    private int races;

    /// A wrong search.
    public MutatedReduction(Mutation mutation) {
        this.mutation = mutation;
    }

    private boolean is(Mutation other) {
        return mutation == other;
    }

    private boolean forgets() {
        return mutation.forgetful() && StackWalker.getInstance().walk(
                frames -> frames.limit(FRAMES).map(MutatedReduction::caller).anyMatch(mutation.forgets));
    }

    private static Caller caller(StackFrame frame) {
        var type = frame.getClassName();
        return new Caller(type.substring(type.lastIndexOf('.') + 1), frame.getMethodName());
    }

    @Override
    public int schedule(Moves moves) {
        return super.schedule(is(Mutation.TIMERS_NOT_TRIED) ? running(moves) : moves);
    }

    private static Moves running(Moves moves) {
        var copy = new Moves();
        for (var move = 0; move < moves.size(); move++) {
            copy.add(moves.process(move), Moves.Action.RUN, moves.object(move));
        }
        copy.free(moves.free());
        return copy;
    }

    @Override
    public int pick(int alternatives) {
        return forgets() ? 0 : super.pick(alternatives);
    }

    @Override
    boolean independent(int process, int[] footprint, int other, int[] others) {
        return switch (mutation) {
            case NEVER_WOKEN -> true;
            case READS_WAKE_NOBODY -> super.independent(process, written(footprint), other, written(others));
            default -> super.independent(process, footprint, other, others);
        };
    }

    private static int[] written(int[] footprint) {
        return Arrays.stream(footprint).filter(number -> (number & 1) != 0).toArray();
    }

    @Override
    void reverse(int earlier, int later) {
        var dropped = switch (mutation) {
            case DROPPED_BACKTRACK_POINT -> ++races % 4 == 0;
            case DISTANT_RACES_DROPPED -> later - earlier > 6;
            default -> false;
        };
        if (!dropped) {
            super.reverse(earlier, later);
        }
    }

    @Override
    long initials(int earlier, int later) {
        return is(Mutation.ANY_PROCESS_INITIAL) ? processes(earlier, later) : super.initials(earlier, later);
    }

    @Override
    public void accesses(Location location, boolean writes, long state) {
        if (forgets()) {
            return;
        }
        super.accesses(location, writes, state);
        if (is(Mutation.FIRST_ACCESS_A_READ)) {
            location.numberedBy = -1;
        }
    }

    @Override
    public void passes(Location gate) {
        switch (mutation) {
            case RACES_WITH_THE_RELEASE -> pass(gate, (_, _) -> true);
            case ACQUISITION_RACES_WITH_NOTHING -> pass(gate, (_, _) -> false);
            default -> super.passes(gate);
        }
    }

    @Override
    public void touchesEverything() {
        if (!is(Mutation.EVERYTHING_IS_NOTHING)) {
            super.touchesEverything();
        }
    }

    @Override
    public void interrupts(int process) {
        if (!is(Mutation.INTERRUPTS_UNNOTICED)) {
            super.interrupts(process);
        }
    }

    @Override
    public void settles(long waiting) {
        super.settles(is(Mutation.TIMERS_SETTLE_TOO_MUCH) ? 0 : waiting);
    }

    @Override
    public void leftWaiting(int process, Location gate) {
        if (!is(Mutation.NOBODY_LEFT_WAITING)) {
            super.leftWaiting(process, gate);
        }
    }
}
