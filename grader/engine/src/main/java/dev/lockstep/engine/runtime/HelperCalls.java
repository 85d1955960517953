package dev.lockstep.engine.runtime;

import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.util.Optional;
import java.util.function.Predicate;

import dev.lockstep.engine.trace.Sites;

/// Where helpers are called.
final class HelperCalls {

    private static final StackWalker STACK = StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE);

    private HelperCalls() {}

    /// The number of an operation at the line that calls the helper, whatever code of the JDK's or of a harness lies between.
    ///
    /// @param helper the class whose operation it is, with those nested in it
    static int site(String operation, Class<?> helper) {
        return caller(helper, HelperCalls::isOfProgram).or(() -> caller(helper, _ -> true))
                .map(frame -> Sites.helper(operation, frame.toStackTraceElement()))
                .orElseGet(() -> Sites.helper(operation));
    }

    private static Optional<StackFrame> caller(Class<?> helper, Predicate<StackFrame> kind) {
        return STACK.walk(frames -> frames.dropWhile(frame -> !isOf(helper, frame))
                .filter(frame -> !isOf(helper, frame) && !OwnFrames.isOfJdk(frame)).filter(kind).findFirst());
    }

    /// Whether it is code of a program's, and not of a harness that lies between.
    private static boolean isOfProgram(StackFrame frame) {
        return !HelperCalls.class.getClassLoader().equals(frame.getDeclaringClass().getClassLoader());
    }

    private static boolean isOf(Class<?> helper, StackFrame frame) {
        return frame.getDeclaringClass().getNestHost() == helper.getNestHost();
    }
}
