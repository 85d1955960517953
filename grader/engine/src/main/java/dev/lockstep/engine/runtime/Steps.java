package dev.lockstep.engine.runtime;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.trace.Result;

/// Tells where a fiber is and, if a trace is written, what it does there.
final class Steps {

    private Steps() {}

    /// The fiber is about to take a step.
    static void at(Execution execution, Fiber fiber, int site, @Nullable Shadow object) {
        at(fiber, site, object, object == null ? null : object.object);
    }

    /// The fiber is about to take a step.
    ///
    /// @param subject what the program has there, which may share the shadow of another object
    static void at(Fiber fiber, int site, @Nullable Shadow object, @Nullable Object subject) {
        fiber.site = site;
        fiber.object = object;
        fiber.subject = subject;
    }

    /// The fiber takes the step that it is at.
    static void record(Execution execution, Fiber fiber) {
        fiber.unrecorded = false;
        if (execution.circle.isWatching()) {
            execution.circle.step(fiber, fiber.site, fiber.object);
        }
        var recorder = execution.recorder;
        if (recorder != null) {
            recorder.step(fiber);
        }
    }

    /// The fiber takes up a step that it was blocked in, with what came of it.
    static void again(Execution execution, Fiber fiber, int site, @Nullable Shadow object, Result result) {
        at(execution, fiber, site, object);
        var recorder = execution.recorder;
        if (recorder != null) {
            recorder.step(fiber);
            recorder.result(fiber, site, result);
        }
    }

    /// The step just taken, a call, changes data.
    static void changes(Execution execution, Fiber fiber) {
        var recorder = execution.recorder;
        if (recorder != null) {
            recorder.changes(fiber);
        }
    }

    /// What came of the step that a thread took at a site.
    static void result(Execution execution, Fiber fiber, int site, Result result) {
        var recorder = execution.recorder;
        if (recorder != null) {
            recorder.result(fiber, site, result);
        }
    }
}
