package dev.lockstep.engine.soundness;

import java.util.function.IntBinaryOperator;

import dev.lockstep.engine.strategy.Moves;
import dev.lockstep.engine.strategy.Strategy;

/// A full enumeration that loses something: proves that the comparison notices.
final class WrongSearch implements Strategy {

    /// What it does wrong.
    enum Fault {
        /// It never takes the last of several alternatives.
        NEVER_THE_LAST((options, _) -> options - 1),
        /// It never takes the last of three or more.
        NEVER_THE_THIRD((options, _) -> Math.min(options, 2)),
        /// It never preempts a thread.
        NO_PREEMPTION((_, free) -> free),
        /// It preempts in favour of the next thread alone.
        ONE_PREEMPTOR((options, free) -> Math.min(options, free + 1)),
        /// Where nothing costs a preemption (whom `notify` wakes, who goes on after a block), it takes the first.
        NO_FREE_CHOICE((options, free) -> options == free ? 1 : options),
        /// It never preempts at every second decision.
        EVERY_SECOND((options, _) -> options),
        /// It never preempts at every fifth decision.
        EVERY_FIFTH((options, _) -> options),
        /// It never preempts at the seventh decision.
        THE_SEVENTH((options, _) -> options),
        /// It preempts only once in a schedule.
        ONE_PREEMPTION((options, _) -> options),
        /// It preempts only twice in a schedule.
        TWO_PREEMPTIONS((options, _) -> options),
        /// It ends when it comes back to its first decision.
        FIRST_DECISION((options, _) -> options);

        @SuppressWarnings("ImmutableEnumChecker") // it holds nothing
        private final IntBinaryOperator alternatives;

        Fault(IntBinaryOperator alternatives) {
            this.alternatives = alternatives;
        }
    }

    private final Fault fault;
    private final int[] chosen = new int[10_000];
    private final int[] alternatives = new int[10_000];
    private int length = -1;
    private int depth;
    private int preemptions;

    WrongSearch(Fault fault) {
        this.fault = fault;
    }

    @Override
    public boolean next() {
        if (length < 0) {
            length = 0;
        } else {
            while (length > 0 && chosen[length - 1] + 1 >= alternatives[length - 1]) {
                length--;
            }
            if (length == 0) {
                return false;
            }
            chosen[length - 1]++;
        }
        depth = 0;
        preemptions = 0;
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
            chosen[length] = 0;
            alternatives[length++] = offered(options, free);
        }
        var choice = chosen[depth++];
        if (choice >= free) {
            preemptions++;
        }
        return choice;
    }

    private int offered(int options, int free) {
        if (fault == Fault.FIRST_DECISION && depth == 0) {
            return 1;
        }
        return keepsOn() ? free : fault.alternatives.applyAsInt(options, free);
    }

    private boolean keepsOn() {
        return switch (fault) {
            case EVERY_SECOND -> depth % 2 == 1;
            case EVERY_FIFTH -> depth % 5 == 4;
            case THE_SEVENTH -> depth == 6;
            case ONE_PREEMPTION -> preemptions >= 1;
            case TWO_PREEMPTIONS -> preemptions >= 2;
            case NEVER_THE_LAST, NEVER_THE_THIRD, NO_PREEMPTION, ONE_PREEMPTOR, NO_FREE_CHOICE, FIRST_DECISION -> false;
        };
    }
}
