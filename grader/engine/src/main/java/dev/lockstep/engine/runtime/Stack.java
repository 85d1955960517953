package dev.lockstep.engine.runtime;

import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.util.HashSet;
import java.util.Set;

import dev.lockstep.engine.trace.Sites;

/// The calls that a thread is inside of.
final class Stack {

    private Stack() {}

    /// Whether a method of the program calls itself, perhaps through others.
    static boolean recurses(Execution execution, Fiber fiber) {
        var frames = execution.current == fiber
                ? StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE)
                : fiber.stackWalker(Set.of(Option.RETAIN_CLASS_REFERENCE));
        return frames.walk(all -> {
            var seen = new HashSet<String>();
            return all.filter(Stack::isOfProgram).anyMatch(frame -> !seen.add(key(frame)));
        });
    }

    private static boolean isOfProgram(StackFrame frame) {
        return Sites.isOwner(frame.getClassName());
    }

    private static String key(StackFrame frame) {
        return frame.getClassName() + "." + frame.getMethodName() + frame.getDescriptor();
    }
}
