package dev.lockstep.engine.runtime;

import dev.lockstep.engine.runtime.Fiber.State;
import dev.lockstep.engine.runtime.Settings.Points;

/// The monitors of instrumented code: `synchronized`, `wait`, `notify`, as chapter 17 of the Java Language Specification
/// has them, with the choices that it leaves open left to the strategy. Who gets a freed monitor is a matter of who runs
/// first; whom a `notify` wakes is a choice of its own.
///
/// Leaving a monitor, waiting and notifying are no switch points: others cannot tell a switch right before them from one
/// before the next step.
final class Monitors {

    private final Execution execution;

    Monitors(Execution execution) {
        this.execution = execution;
    }

    void enter(Object object, int site) {
        var shadow = execution.shadows.of(object);
        var fiber = execution.current();
        var monitor = shadow.monitor(execution);
        if (monitor.owner == fiber) {
            monitor.count++;
            return;
        }
        Steps.at(execution, fiber, site, shadow);
        execution.waits.pass(monitor);
        acquire(fiber, monitor);
        monitor.count = 1;
        monitor.enteredAt = site;
    }

    private static void acquire(Fiber fiber, Monitor monitor) {
        monitor.owner = fiber;
        fiber.clock.join(monitor.published);
        fiber.loops.read(monitor.location);
        monitor.changed();
    }

    void exit(Object object, int site) {
        var fiber = execution.current();
        var monitor = owned(object, fiber);
        if (monitor.count > 1) {
            monitor.count--;
        } else {
            Steps.at(execution, fiber, site, monitor.shadow);
            everyStep();
            Steps.record(execution, fiber);
            release(fiber, monitor);
        }
    }

    /// A switch point, if every step is to be one.
    private void everyStep() {
        if (execution.settings.points() == Points.STEPS) {
            execution.turns.point(false);
        }
    }

    private void release(Fiber fiber, Monitor monitor) {
        execution.effects.writes(monitor.location, monitor.state());
        monitor.count = 0;
        monitor.owner = null;
        monitor.changed();
        publish(fiber, monitor.published);
    }

    /// What the fiber did so far happens before whatever joins the clock from now on.
    static void publish(Fiber fiber, VectorClock published) {
        published.join(fiber.clock);
        fiber.clock.tick(fiber.index);
    }

    private Monitor owned(Object object, Fiber fiber) {
        var monitor = execution.shadows.of(object).monitor(execution);
        if (monitor.owner != fiber) {
            throw new IllegalMonitorStateException("current thread is not owner");
        }
        return monitor;
    }

    boolean holds(Object object) {
        return execution.shadows.of(object).monitor(execution).owner == execution.current();
    }

    /// @param nanos the timeout; 0 for none
    void await(Object object, long nanos, int site) throws InterruptedException {
        var fiber = execution.current();
        var monitor = owned(object, fiber);
        Steps.at(execution, fiber, site, monitor.shadow);
        everyStep();
        Steps.record(execution, fiber);
        execution.waits.throwIfInterrupted();
        var count = monitor.count;
        var enteredAt = monitor.enteredAt;
        release(fiber, monitor);
        fiber.loops.write();
        fiber.monitor = monitor;
        monitor.waiting.add(fiber);
        execution.progress();
        execution.waits.block(State.WAITING, nanos == 0 ? Fiber.NEVER : nanos);
        var timedOut = fiber.timedOut;
        execution.waits.passed(fiber);
        fiber.monitor = null;
        acquire(fiber, monitor);
        monitor.count = count;
        monitor.enteredAt = enteredAt;
        Steps.again(execution, fiber, site, monitor.shadow, timedOut ? "timed out" : "woken");
        throwIfInterruptedInWait(fiber);
    }

    private void throwIfInterruptedInWait(Fiber fiber) throws InterruptedException {
        if (fiber.interruptedInWait) {
            fiber.interruptedInWait = false;
            execution.waits.throwIfInterrupted();
        }
    }

    void signal(Object object, boolean all, int site) {
        var fiber = execution.current();
        var monitor = owned(object, fiber);
        Steps.at(execution, fiber, site, monitor.shadow);
        everyStep();
        Steps.record(execution, fiber);
        if (monitor.waiting.isEmpty()) {
            Steps.result(execution, fiber, "nobody waits");
            return;
        }
        execution.progress();
        execution.effects.writes(monitor.location, monitor.state());
        if (all) {
            while (!monitor.waiting.isEmpty()) {
                execution.waits.wake(monitor.waiting.getFirst());
            }
            Steps.result(execution, fiber, "wakes all");
        } else {
            var woken = monitor.waiting.get(execution.turns.choose(monitor.waiting.size()));
            execution.waits.wake(woken);
            Steps.result(execution, fiber, "wakes " + woken.thread.getName());
        }
    }
}
