package dev.lockstep.engine.runtime;

import java.lang.StackWalker.StackFrame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.lockstep.engine.trace.Operation;

/// The frames of the scheduler on top of a stack trace, where it throws what the JVM would throw: the program is not shown
/// them.
final class OwnFrames {

    /// Of a frame without a line.
    private static final int NATIVE = -2;

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

    /// Puts the method of `Object` on top in which the JVM would have thrown: who reads the frames sees that it is not the program
    /// itself that threw.
    static void thrownBy(Throwable thrown, Operation operation) {
        var method = switch (operation) {
            case WAIT -> "wait";
            case NOTIFY -> "notify";
            case NOTIFY_ALL -> "notifyAll";
            default -> null;
        };
        if (method != null) {
            var frames = new ArrayList<StackTraceElement>();
            frames.add(new StackTraceElement(Object.class.getName(), method, "Object.java", NATIVE));
            frames.addAll(List.of(thrown.getStackTrace()));
            thrown.setStackTrace(frames.toArray(StackTraceElement[]::new));
        }
    }
}
