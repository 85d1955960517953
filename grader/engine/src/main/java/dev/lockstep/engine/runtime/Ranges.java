package dev.lockstep.engine.runtime;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/// The parts of one array that were accessed as a whole, each with a variable of its own.
final class Ranges {

    private static final int MOST = 32;

    private int[] froms = new int[2];
    private int[] tos = new int[2];
    private @Nullable Variable[] variables = new Variable[2];
    private int count;

    int count() {
        return count;
    }

    /// The variable of a part, or null if there are too many to keep apart.
    @Nullable
    Variable of(int from, int to, Execution execution) {
        for (var i = 0; i < count; i++) {
            if (froms[i] == from && tos[i] == to) {
                return variables[i];
            }
        }
        return count == MOST ? null : add(from, to, execution.newVariable(from));
    }

    private Variable add(int from, int to, Variable variable) {
        if (count == froms.length) {
            froms = Arrays.copyOf(froms, 2 * count);
            tos = Arrays.copyOf(tos, 2 * count);
            variables = Arrays.copyOf(variables, 2 * count);
        }
        froms[count] = from;
        tos[count] = to;
        variables[count++] = variable;
        return variable;
    }

    /// The variable of a part, if it has an element in common with another part.
    @Nullable
    Variable overlapping(int which, int from, int to) {
        return froms[which] < to && from < tos[which] ? variables[which] : null;
    }
}
