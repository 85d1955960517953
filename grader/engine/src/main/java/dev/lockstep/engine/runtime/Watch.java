package dev.lockstep.engine.runtime;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/// What a thread has read since it last wrote: if it spins, it need not be run again until one of these changes.
final class Watch {

    private static final int MOST = 16;
    private static final @Nullable Variable[] NO_VARIABLES = {};
    private static final int[] NO_VERSIONS = {};

    private @Nullable Variable[] variables = NO_VARIABLES;
    private int[] versions = NO_VERSIONS;
    private int count;
    private boolean more;
    private boolean clock;
    private long time;

    /// The progress of the execution when the thread was set aside: what it read may be too much to remember.
    int since;

    void clear() {
        count = 0;
        more = false;
        clock = false;
    }

    /// The thread reads a variable.
    ///
    /// @return whether it could not know what it read
    boolean add(Variable variable) {
        for (var i = 0; i < count; i++) {
            if (variables[i] == variable) {
                var old = versions[i];
                versions[i] = variable.version;
                return old != variable.version;
            }
        }
        if (count == MOST) {
            more = true;
            return true;
        }
        if (count == versions.length) {
            var room = Math.max(4, 2 * count);
            variables = Arrays.copyOf(variables, room);
            versions = Arrays.copyOf(versions, room);
        }
        variables[count] = variable;
        versions[count++] = variable.version;
        return true;
    }

    /// The thread reads the clock.
    ///
    /// @return whether it could not know what it read
    boolean addClock(long now) {
        var known = clock && time == now;
        clock = true;
        time = now;
        return !known;
    }

    boolean hasChanged(Execution execution) {
        if ((more && since != execution.progress) || (clock && time != execution.time.nanos())) {
            return true;
        }
        for (var i = 0; i < count; i++) {
            var variable = variables[i];
            if (variable != null && variable.version != versions[i]) {
                return true;
            }
        }
        return false;
    }
}
