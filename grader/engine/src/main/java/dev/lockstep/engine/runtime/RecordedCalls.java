package dev.lockstep.engine.runtime;

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

    private static final StackWalker STACK = StackWalker.getInstance();

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

    /// The class of the program's that called the method which has just begun; empty if the JDK did.
    private static String caller() {
        var caller = STACK.walk(frames -> frames.map(StackWalker.StackFrame::getClassName)
                .dropWhile(type -> !Sites.isOwner(type)).skip(1).findFirst().orElse(""));
        return Sites.isOwner(caller) ? caller : "";
    }

    void returns(Fiber fiber, @Nullable Object value) {
        end(fiber, new Result.Value(Recorder.text(value)));
    }

    void ends(Fiber fiber) {
        end(fiber, Result.Plain.NOTHING);
    }

    /// How many calls a stack that overflows leaves in order, and can tell of, is the JVM's to decide: none is told.
    void fails(Fiber fiber, Throwable thrown) {
        end(fiber, thrown instanceof StackOverflowError ? Result.Plain.NOTHING : Recorder.threw(thrown));
    }

    private void end(Fiber fiber, Result result) {
        var calls = open.get(fiber);
        if (calls != null && !calls.isEmpty()) {
            calls.pop().result = result;
        }
    }
}
