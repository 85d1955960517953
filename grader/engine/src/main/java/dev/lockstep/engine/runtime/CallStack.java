package dev.lockstep.engine.runtime;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/// The calls of the JDK that a thread is inside of, outermost first: a call that blocks, or calls the program back, may do
/// more to its object in every step until it returns.
final class CallStack {

    private static final @Nullable Shadow[] NONE = {};

    private @Nullable Shadow[] receivers = NONE;
    private int depth;

    /// @param receiver null if the call may have to do with any object
    void push(@Nullable Shadow receiver) {
        if (depth == receivers.length) {
            receivers = Arrays.copyOf(receivers, Math.max(4, 2 * depth));
        }
        receivers[depth++] = receiver;
    }

    @Nullable
    Shadow pop() {
        return receivers[--depth];
    }

    int depth() {
        return depth;
    }

    @Nullable
    Shadow receiver(int index) {
        return receivers[index];
    }
}
