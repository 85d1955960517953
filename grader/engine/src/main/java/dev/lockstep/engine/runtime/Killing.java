package dev.lockstep.engine.runtime;

import java.util.List;
import java.util.stream.Stream;

import dev.lockstep.engine.jdk.JdkThreads;
import dev.lockstep.engine.runtime.Fiber.State;

/// How threads of a group end that stands for a process, when that is killed: where they are, and nothing is unwound.
///
/// @param monitors those of instrumented code
record Killing(Execution execution, Monitors monitors) {

    /// The other threads of the current one's group that live.
    Stream<Fiber> others() {
        var current = execution.current();
        return execution.fibers.stream()
                .filter(each -> each != current && each.group == current.group && !each.is(State.DONE));
    }

    /// Ends the other threads of the current one's group. To whatever anybody does, this comes before or after.
    ///
    /// @param shared what threads outside of the group use, too: its monitors are free afterwards
    void others(List<?> shared) {
        execution.effects.touchesEverything();
        others().toList().forEach(each -> end(each, shared));
        release(execution.current(), shared);
    }

    private void end(Fiber fiber, List<?> shared) {
        var monitor = fiber.monitor;
        if (fiber.is(State.WAITING) && monitor != null) {
            monitor.waiting.remove(fiber);
        }
        release(fiber, shared);
        fiber.gate = null;
        fiber.deadline = Fiber.NEVER;
        var running = Thread.currentThread();
        JdkThreads.mount(fiber.thread);
        try {
            JdkThreads.end(fiber.thread);
        } finally {
            JdkThreads.mount(running);
        }
        execution.lives.ended(fiber);
    }

    private void release(Fiber fiber, List<?> shared) {
        shared.stream().map(object -> execution.shadows.ofMonitor(object).monitor(execution))
                .filter(monitor -> monitor.owner == fiber).forEach(monitor -> monitors.release(fiber, monitor));
    }

    /// Ends the current thread. Does not return.
    void current() {
        var fiber = execution.current();
        var recorder = execution.recorder;
        if (recorder != null) {
            recorder.spells().dies(fiber);
        }
        JdkThreads.end(fiber.thread);
        execution.lives.ended(fiber);
        execution.stop();
    }
}
