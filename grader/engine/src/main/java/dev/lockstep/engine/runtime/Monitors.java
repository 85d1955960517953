package dev.lockstep.engine.runtime;

import java.util.List;

import dev.lockstep.engine.jdk.JdkThreads;
import dev.lockstep.engine.runtime.Fiber.State;
import dev.lockstep.engine.runtime.Settings.Points;
import dev.lockstep.engine.trace.Result;
import dev.lockstep.engine.trace.Result.Plain;
import dev.lockstep.engine.trace.Sites;

/// The monitors of instrumented code: `synchronized`, `wait`, `notify`, as chapter 17 of the Java Language Specification
/// has them, with the choices that it leaves open left to the strategy. Who gets a freed monitor is a matter of who runs
/// first; whom a `notify` wakes is a choice of its own.
///
/// Leaving a monitor, waiting and notifying are no switch points: others cannot tell a switch right before them from one
/// before the next step.
final class Monitors {

    private static final Result INTERRUPTED = new Result.Threw(InterruptedException.class.getName(), "");

    private final Execution execution;

    Monitors(Execution execution) {
        this.execution = execution;
    }

    void enter(Object object, int site) {
        var shadow = execution.shadows.ofMonitor(object);
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
        var monitor = owned(object, fiber, site);
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

    /// Its owner gives a monitor back, however often it had entered.
    void release(Fiber fiber, Monitor monitor) {
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

    private Monitor owned(Object object, Fiber fiber, int site) {
        var monitor = execution.shadows.ofMonitor(object).monitor(execution);
        if (monitor.owner != fiber) {
            throw misused(monitor, fiber, site);
        }
        return monitor;
    }

    private IllegalMonitorStateException misused(Monitor monitor, Fiber fiber, int site) {
        var thrown = OwnFrames.without(new IllegalMonitorStateException("current thread is not owner"));
        OwnFrames.thrownBy(thrown, Sites.get(site).operation());
        Steps.at(execution, fiber, site, monitor.shadow);
        Steps.record(execution, fiber);
        var recorder = execution.recorder;
        if (recorder != null) {
            recorder.threw(fiber, site, thrown);
        }
        return thrown;
    }

    boolean holds(Object object) {
        return execution.shadows.ofMonitor(object).monitor(execution).owner == execution.current();
    }

    /// @param nanos the timeout; 0 for none
    void await(Object object, long nanos, int site) throws InterruptedException {
        var fiber = execution.current();
        var monitor = owned(object, fiber, site);
        Steps.at(execution, fiber, site, monitor.shadow);
        everyStep();
        Steps.record(execution, fiber);
        if (JdkThreads.isInterrupted(fiber.thread)) {
            Steps.result(execution, fiber, site, INTERRUPTED);
        }
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
        Steps.again(execution, fiber, site, monitor.shadow,
                timedOut ? Plain.TIMED_OUT : fiber.interruptedInWait ? Plain.INTERRUPTED : Plain.WOKEN);
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
        var monitor = owned(object, fiber, site);
        Steps.at(execution, fiber, site, monitor.shadow);
        everyStep();
        Steps.record(execution, fiber);
        if (monitor.waiting.isEmpty()) {
            Steps.result(execution, fiber, site, Plain.NOBODY_WAITS);
            return;
        }
        execution.progress();
        execution.effects.writes(monitor.location, monitor.state());
        if (all) {
            wakes(fiber, site, monitor.waiting);
            while (!monitor.waiting.isEmpty()) {
                execution.waits.wake(monitor.waiting.getFirst());
            }
        } else {
            var woken = monitor.waiting.get(execution.turns.choose(monitor.waiting.size()));
            wakes(fiber, site, List.of(woken));
            execution.waits.wake(woken);
        }
    }

    private void wakes(Fiber fiber, int site, List<Fiber> woken) {
        if (execution.recorder != null) {
            Steps.result(execution, fiber, site, new Result.Wakes(woken.stream().map(execution::nameOf).toList()));
        }
    }
}
