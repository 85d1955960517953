package dev.lockstep.engine.runtime;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.jdk.Jdk;
import dev.lockstep.engine.jdk.JdkThreads;
import dev.lockstep.engine.jdk.Pools;
import dev.lockstep.engine.jdk.ThreadHooks;
import dev.lockstep.engine.runtime.Fiber.State;

/// Answers the JDK on behalf of the scheduler's threads: start, join, sleep, park, interrupt, the clocks.
final class ScheduledThreads implements ThreadHooks {

    private final Execution execution;
    private final Pools pools = Jdk.opened().pools();
    private @Nullable Object commonPool;

    ScheduledThreads(Execution execution) {
        this.execution = execution;
    }

    /// Begins a schedule: with the static state that a JVM begins with.
    void reset() {
        pools.reset();
        commonPool = null;
    }

    @Override
    public boolean begins(Thread thread) {
        return OwnStack.begins(thread);
    }

    @Override
    public void start(Thread thread) {
        execution.lives.fork(thread, execution.current());
    }

    /// The fiber of a thread that somebody else may be about to start, or null if nobody has.
    private @Nullable Fiber started(Thread thread) {
        var start = execution.shadows.of(thread).whole(execution);
        execution.effects.reads(start);
        execution.current().loops.read(start);
        return execution.fiberOf(thread);
    }

    @Override
    public boolean alive(Thread thread) {
        var fiber = started(thread);
        if (fiber == null) {
            return false;
        }
        var current = execution.current();
        execution.effects.reads(fiber.life(execution));
        current.loops.read(fiber.life(execution));
        if (fiber.is(State.DONE)) {
            current.clock.join(fiber.clock);
            return false;
        }
        return true;
    }

    /// A thread that asks for its own needs to look at nothing; the constructor of `Thread` asks for that of its caller.
    @Override
    public Thread.State state(Thread thread) {
        if (thread == execution.current().thread) {
            return Thread.State.RUNNABLE;
        }
        var fiber = started(thread);
        if (fiber == null) {
            return Thread.State.NEW;
        }
        execution.effects.touchesEverything();
        var loops = execution.current().loops;
        loops.read(fiber.life(execution));
        if (fiber.is(State.DONE)) {
            execution.current().clock.join(fiber.clock);
        }
        var gate = fiber.gate;
        if (gate != null) {
            loops.read(gate.location);
            loops.read(gate.queue(execution));
        }
        return switch (fiber.state) {
            case RUNNABLE -> Thread.State.RUNNABLE;
            case GATED -> gated(fiber);
            case SLEEPING -> Thread.State.TIMED_WAITING;
            case WAITING, PARKED, JOINING, SETTLING -> fiber.deadline == Fiber.NEVER
                    ? Thread.State.WAITING
                    : Thread.State.TIMED_WAITING;
            case DONE -> Thread.State.TERMINATED;
        };
    }

    private static Thread.State gated(Fiber fiber) {
        if (fiber.gate instanceof Monitor) {
            return fiber.canRun() && fiber.unrecorded ? Thread.State.RUNNABLE : Thread.State.BLOCKED;
        }
        return fiber.canRun() ? Thread.State.RUNNABLE : Thread.State.WAITING;
    }

    @Override
    public void join(Thread thread, long millis) throws InterruptedException {
        if (millis < 0) {
            throw new IllegalArgumentException("timeout value is negative");
        }
        var target = started(thread);
        if (target == null) {
            return;
        }
        var fiber = execution.current();
        watchEnd(target, millis > 0 || fiber.thread.isInterrupted());
        if (!target.is(State.DONE)) {
            execution.waits.throwIfInterrupted();
            fiber.joined = target;
            execution.waits.block(State.JOINING, millis == 0 ? Fiber.NEVER : nanos(millis));
            fiber.joined = null;
            execution.waits.throwIfInterrupted();
            watchEnd(target, millis > 0);
        }
        if (target.is(State.DONE)) {
            if (millis == 0) {
                execution.effects.follows(target);
            }
            fiber.clock.join(target.clock);
        }
    }

    /// Whether a thread has ended makes a difference to a wait that can time out, and to a thread that is interrupted before it
    /// waits: it does not look at that once there is nothing to wait for.
    private void watchEnd(Fiber target, boolean matters) {
        if (matters) {
            execution.effects.reads(target.life(execution));
        }
    }

    private static long nanos(long millis) {
        return millis > Long.MAX_VALUE / 1_000_000 ? Fiber.NEVER - 1 : millis * 1_000_000;
    }

    /// The current thread is about to ask for the interrupt status of a thread, perhaps its own.
    void asksInterruption(Thread thread) {
        var target = started(thread);
        if (target != null) {
            var interruption = target.interruption(execution);
            execution.effects.reads(interruption);
            execution.current().loops.read(interruption);
        }
    }

    @Override
    public void cleared() {
        var fiber = execution.current();
        fiber.loops.write();
        execution.effects.changes(fiber.interruption(execution));
        execution.progress();
    }

    @Override
    public void interrupted(Thread thread) {
        execution.progress();
        var fiber = execution.fiberOf(thread);
        if (fiber == null) {
            execution.effects.touchesEverything();
            execution.shadows.of(thread).whole(execution).version++;
            return;
        }
        fiber.interruption(execution).version++;
        execution.effects.interrupts(fiber);
        Monitors.publish(execution.current(), fiber.interruptPublished);
        fiber.clock.join(fiber.interruptPublished);
        switch (fiber.state) {
            case WAITING -> execution.waits.interruptWait(fiber);
            case PARKED, SLEEPING, JOINING -> execution.waits.wake(fiber);
            case RUNNABLE, GATED, SETTLING, DONE -> {
            }
        }
    }

    @Override
    public void sleep(long nanos) throws InterruptedException {
        execution.waits.throwIfInterrupted();
        if (nanos == 0) {
            giveWay();
            return;
        }
        execution.waits.block(State.SLEEPING, nanos);
        execution.waits.throwIfInterrupted();
    }

    @Override
    public void giveWay() {
        execution.turns.point(true);
    }

    @Override
    public void park(@Nullable Object blocker, long nanos) {
        var fiber = execution.current();
        execution.effects.changes(fiber.permits(execution));
        if (!fiber.permit && !JdkThreads.isInterrupted(fiber.thread)) {
            fiber.blocker = blocker;
            execution.waits.block(State.PARKED, nanos == Long.MAX_VALUE ? Fiber.NEVER : nanos);
            fiber.blocker = null;
            execution.waits.passed(fiber);
            execution.effects.changes(fiber.permits(execution));
        }
        fiber.permit = false;
        fiber.clock.join(fiber.permitPublished);
    }

    @Override
    public void unpark(Thread thread) {
        var target = started(thread);
        if (target == null) {
            return;
        }
        Monitors.publish(execution.current(), target.permitPublished);
        target.permit = true;
        execution.effects.changes(target.permits(execution));
        execution.progress();
        if (target.is(State.PARKED)) {
            execution.waits.wake(target);
        }
    }

    /// A name may be drawn in the step that has started a thread which draws one, too: no race of two steps of which each
    /// could come first, so that it is not enough to say what is written.
    @Override
    public String name() {
        execution.effects.touchesEverything();
        return "Thread-" + execution.unnamed++;
    }

    @Override
    public long nanoTime() {
        var fiber = execution.current();
        if (fiber.idleSpins > 0 && fiber.idleSince == execution.progress) {
            execution.time.tick(fiber.idleFrom);
        }
        return execution.time.nanos();
    }

    @Override
    public long currentTimeMillis() {
        return execution.time.millis(nanoTime());
    }

    @Override
    public void sees(Object object) {
        execution.current().clock.join(execution.shadows.of(object).published());
    }

    @Override
    public void publishes(Object object) {
        var shadow = execution.shadows.of(object);
        Monitors.publish(execution.current(), shadow.published());
        shadow.whole(execution).version++;
        execution.progress();
    }

    @Override
    public void point() {
        execution.turns.point(false);
    }

    @Override
    public void idle(boolean idle) {
        execution.current().idle = idle;
    }

    @Override
    public void keeps(Object future, Throwable thrown) {
        var recorder = execution.recorder;
        if (recorder != null) {
            recorder.keeps(execution.current(), future, thrown);
        }
    }

    @Override
    public void enters(Object called) {
        if (called.getClass().getClassLoader() != null) {
            execution.current().foreign = false;
        }
    }

    @Override
    public void leaves() {
        var fiber = execution.current();
        if (fiber.beganForeign && !fiber.foreign) {
            fiber.foreign = true;
            execution.effects.touchesEverything();
        }
    }

    @Override
    public Object commonPool() {
        var pool = commonPool;
        if (pool == null) {
            pool = pools.newCommonPool();
            commonPool = pool;
        }
        return pool;
    }

    @Override
    public Thread[] threads() {
        return execution.fibers.stream().filter(fiber -> !fiber.is(State.DONE)).map(fiber -> fiber.thread)
                .filter(thread -> !thread.isVirtual()).toArray(Thread[]::new);
    }

    @Override
    public void uncaught(Thread thread, Throwable thrown) {
        execution.uncaught(thread, thrown);
    }
}
