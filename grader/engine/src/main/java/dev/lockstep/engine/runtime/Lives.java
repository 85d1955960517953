package dev.lockstep.engine.runtime;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.jdk.JdkThreads;
import dev.lockstep.engine.runtime.Fiber.State;

/// How the threads of a program begin and end.
final class Lives {

    private final Execution execution;

    Lives(Execution execution) {
        this.execution = execution;
    }

    /// Makes a thread a fiber.
    void fork(Thread thread, @Nullable Fiber parent) {
        var index = execution.fibers.size();
        var fiber = new Fiber(index, thread, parent != null && JdkThreads.runsJdkCode(thread),
                execution.settings.stacks(), () -> body(thread));
        if (parent != null) {
            fiber.hashesCollide = parent.hashesCollide;
            fiber.group = parent.group;
            fiber.clock.join(parent.clock);
            parent.clock.tick(parent.index);
            execution.effects.starts(fiber);
            execution.shadows.of(thread).whole(execution).version++;
        }
        fiber.clock.tick(index);
        if (JdkThreads.isInterrupted(thread)) {
            fiber.interruption(execution).version++;
        }
        JdkThreads.begin(thread, index + 1L);
        execution.fibers.add(fiber);
        execution.progress();
    }

    @SuppressWarnings("DoNotCall") // the calling fiber is that thread
    private void body(Thread thread) {
        execution.effects.resumes(execution.current());
        try {
            thread.run();
        } catch (Throwable thrown) {
            uncaught(thread, thrown);
        }
        var fiber = execution.current();
        var optimistic = fiber.optimistic;
        if (optimistic != null) {
            optimistic.end(execution);
        }
        execution.turns.point(false); // others may ask whether it is alive
        JdkThreads.end(thread);
        ended(fiber);
    }

    /// A thread is no more: who waits for that goes on.
    void ended(Fiber fiber) {
        fiber.state = State.DONE;
        execution.progress();
        execution.effects.changes(fiber.life(execution));
        notifyAllOf(fiber.thread);
        for (var i = 0; i < execution.fibers.size(); i++) {
            var other = execution.fibers.get(i);
            if (other.joined == fiber && other.is(State.JOINING)) {
                execution.waits.wake(other);
            }
        }
    }

    /// As a thread terminates, its `notifyAll` is called (`Thread.join`).
    private void notifyAllOf(Thread thread) {
        var monitor = execution.shadows.of(thread).monitor();
        while (monitor != null && !thread.isVirtual() && !monitor.waiting.isEmpty()) {
            execution.waits.wake(monitor.waiting.getFirst());
        }
    }

    private void uncaught(Thread thread, Throwable thrown) {
        var handler = thread.getUncaughtExceptionHandler();
        if (handler == null) {
            execution.uncaught(thread, thrown);
        } else {
            handle(handler, thread, thrown);
        }
    }

    /// What a handler throws is ignored (`Thread.UncaughtExceptionHandler`).
    @SuppressWarnings("CatchAndPrintStackTrace")
    private static void handle(Thread.UncaughtExceptionHandler handler, Thread thread, Throwable thrown) {
        try {
            handler.uncaughtException(thread, thrown);
        } catch (Execution.Stopped stopped) {
            throw stopped;
        } catch (Throwable _) {
            // ignored, as the JVM does
        }
    }
}
