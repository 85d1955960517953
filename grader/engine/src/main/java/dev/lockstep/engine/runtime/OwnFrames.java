package dev.lockstep.engine.runtime;

import java.util.Arrays;

/// The frames of the scheduler on top of a stack trace, where it throws what the JVM would throw: the program is not shown
/// them.
final class OwnFrames {

    private static final String PACKAGE = OwnFrames.class.getPackageName() + ".";

    private OwnFrames() {}

    /// Whether a class is the scheduler's.
    static boolean has(String type) {
        return type.startsWith(PACKAGE);
    }

    static <T extends Throwable> T without(T thrown) {
        thrown.setStackTrace(Arrays.stream(thrown.getStackTrace())
                .dropWhile(frame -> has(frame.getClassName())).toArray(StackTraceElement[]::new));
        return thrown;
    }
}
