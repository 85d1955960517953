package dev.lockstep.engine.runtime;

import java.lang.StackWalker.StackFrame;
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

    /// Whether a frame is code of the JDK's: all of that lies in named modules, and nothing else does.
    static boolean isOfJdk(StackFrame frame) {
        return frame.getDeclaringClass().getModule().isNamed();
    }

    static <T extends Throwable> T without(T thrown) {
        thrown.setStackTrace(Arrays.stream(thrown.getStackTrace())
                .dropWhile(frame -> has(frame.getClassName())).toArray(StackTraceElement[]::new));
        return thrown;
    }
}
