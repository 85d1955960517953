package dev.lockstep.engine.runtime;

import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.IdentityHashMap;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.trace.Event.Called;
import dev.lockstep.engine.trace.Result;
import dev.lockstep.engine.trace.Sites;

/// The calls of public methods in a schedule whose trace is written: with what, by whom, and what came of them.
final class RecordedCalls {

    /// A loop may make millions of calls: of these no more are told.
    private static final int MOST_TOLD = 20_000;

    private static final StackWalker STACK = StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE);

    private long told;

    /// The calls that each thread is inside of, the innermost first.
    private final IdentityHashMap<Fiber, Deque<Recorder.Step>> open = new IdentityHashMap<>();

    /// A call begins, with the step that its thread took last.
    void begin(Fiber fiber, @Nullable Object[] arguments) {
        var step = fiber.step;
        if (step == null) {
            return;
        }
        open.computeIfAbsent(fiber, _ -> new ArrayDeque<>()).push(step);
        if (told++ < MOST_TOLD) {
            step.called = new Called(fiber.inOperation ? "" : caller(),
                    Arrays.stream(arguments).map(Recorder::text).toList());
        }
    }

    /// The class that called the method which has just begun, whatever code of the JDK's lies between; empty if none did, as
    /// where a thread begins with the method.
    private static String caller() {
        var caller = STACK.walk(frames -> frames.dropWhile(frame -> !Sites.isOwner(frame.getClassName())).skip(1)
                .filter(frame -> !OwnFrames.isOfJdk(frame)).map(StackFrame::getClassName).findFirst().orElse(""));
        return OwnFrames.has(caller) ? "" : caller;
    }

    /// The innermost call of a thread ends.
    void end(Fiber fiber, Result result) {
        var calls = open.get(fiber);
        if (calls != null && !calls.isEmpty()) {
            calls.pop().result = result;
        }
    }
}
