package dev.lockstep.engine.runtime;

import org.jspecify.annotations.Nullable;

/// Tells where a fiber is and, if a trace is written, what it does there.
final class Steps {

    private Steps() {}

    /// The fiber is about to take a step.
    static void at(Execution execution, Fiber fiber, int site, @Nullable Shadow object) {
        fiber.site = site;
        fiber.object = object;
    }

    /// The fiber takes the step that it is at.
    static void record(Execution execution, Fiber fiber) {
        fiber.unrecorded = false;
        if (execution.circle.isWatching()) {
            execution.circle.step(fiber, fiber.site, fiber.object);
        }
        var recorder = execution.recorder;
        if (recorder != null) {
            recorder.step(fiber, fiber.site, fiber.object);
        }
    }

    /// The fiber takes up a step that it was blocked in, with what came of it.
    static void again(Execution execution, Fiber fiber, int site, @Nullable Shadow object, String result) {
        fiber.site = site;
        fiber.object = object;
        var recorder = execution.recorder;
        if (recorder != null) {
            recorder.step(fiber, site, object);
            recorder.result(fiber, result);
        }
    }

    /// What came of the step just taken.
    static void result(Execution execution, Fiber fiber, String result) {
        var recorder = execution.recorder;
        if (recorder != null) {
            recorder.result(fiber, result);
        }
    }
}
