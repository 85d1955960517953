package dev.lockstep.engine.runtime;

import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.StampedLock;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.jdk.JdkLocks;
import dev.lockstep.engine.runtime.CallSite.Receiver;
import dev.lockstep.engine.runtime.Name.Origin;
import dev.lockstep.engine.runtime.Settings.Points;
import dev.lockstep.engine.trace.Result;

/// Calls from instrumented code into classes of the JDK that threads share. The JDK is trusted to be correct: a call is
/// one step, except where it blocks.
final class Calls {

    private final Execution execution;
    private final Memory memory;
    private final Monitors monitors;
    private final ThreadProperties properties;
    private @Nullable CallSite[] sites = new CallSite[64];

    Calls(Execution execution, Memory memory, Monitors monitors) {
        this.execution = execution;
        this.memory = memory;
        this.monitors = monitors;
        properties = new ThreadProperties(execution, memory);
    }

    void before(@Nullable Object receiver, @Nullable Object first, int number) {
        var site = site(number);
        if (receiver == null) {
            beforeThreadCall(null, site, number);
            return;
        }
        var property = site.property;
        if (property != null && receiver instanceof Thread thread) {
            properties.before(thread, property, number);
            return;
        }
        var on = site.on(receiver);
        switch (kindOf(on.kind(), receiver)) {
            case CONCURRENT -> {
                var shadow = execution.shadows.of(receiver);
                beforeConcurrent(shadow, receiver, first, site, number);
                pin(on, 1);
                if (site.effect == Effect.TRAVERSES) {
                    execution.current().traverse(shadow);
                }
            }
            case TASKS -> {
                point(execution.shadows.of(receiver), number);
                execution.current().calls.push(null);
            }
            case SYNCHRONISED -> {
                monitors.enter(receiver, number);
                note(receiver, site, number);
            }
            case UNSYNCHRONISED -> access(receiver, site, number);
            case THREAD -> beforeThreadCall(receiver, site, number);
            case WRAPPER, OTHER -> {
            }
        }
        if (first != null && site.readsArgument) {
            argument(first, number);
        }
    }

    /// What a wrapper of `Collections` is depends on what it wraps, which its shadow knows.
    private Kind kindOf(Kind kind, Object receiver) {
        return kind == Kind.WRAPPER ? Kind.of(execution.shadows.of(receiver).object) : kind;
    }

    /// A collection that is read as the argument of a call.
    private void argument(Object argument, int number) {
        var fiber = execution.current();
        var shadow = execution.shadows.of(argument);
        switch (kindOf(Kind.of(argument), argument)) {
            case CONCURRENT -> fiber.clock.join(shadow.published());
            case UNSYNCHRONISED -> memory.readWhole(fiber, shadow, number);
            case TASKS, SYNCHRONISED, THREAD, WRAPPER, OTHER -> {
            }
        }
    }

    private void beforeThreadCall(@Nullable Object thread, CallSite site, int number) {
        var fiber = execution.current();
        Steps.at(execution, fiber, number, thread == null ? null : execution.shadows.of(thread));
        if (site.isThreadPoint || execution.settings.points() == Points.STEPS) {
            execution.turns.point(false);
        }
        if (site.asksForInterrupt) {
            execution.threads.asksInterruption(thread instanceof Thread other ? other : fiber.thread);
        }
        if (thread != null && site.startsThread) {
            execution.effects.writes(execution.shadows.of(thread).whole(execution));
        }
        Steps.record(execution, fiber);
    }

    /// Inside a call in which the JDK may hold a monitor of its own while it calls back, no switch may happen.
    private void pin(Receiver on, int by) {
        if (on.isPinned()) {
            execution.current().pinned += by;
            execution.current().insideJdkLock += by;
        }
    }

    private void point(Shadow shadow, int number) {
        var fiber = execution.current();
        Steps.at(execution, fiber, number, shadow);
        execution.turns.point(false);
        Steps.record(execution, fiber);
    }

    private void beforeConcurrent(Shadow shadow, Object receiver, @Nullable Object first, CallSite site, int number) {
        var fiber = execution.current();
        var on = site.on(receiver);
        Steps.at(fiber, number, shadow, receiver);
        if (on.isLocked() && receiver instanceof ReentrantLock lock && !lock.isFair()
                && execution.settings.points() != Points.STEPS) {
            execution.waits.pass(shadow.gate(lock, execution));
        } else {
            execution.turns.point(false);
            Steps.record(execution, fiber);
        }
        shadow.before(receiver, execution);
        if (receiver instanceof Condition condition) {
            tellWhomItWakes(condition, site, number);
        }
        fiber.calls.push(isSelfContained(on, first) ? shadow : null);
        var effect = site.effect;
        if (effect == Effect.BOTH || effect == Effect.READ || on.isCollection() || on.callsBack()) {
            fiber.clock.join(shadow.published()); // what the call calls back sees it too
        }
        if (effect.publishes && effect != Effect.COMPARE_AND_SET) {
            Monitors.publish(fiber, shadow.published());
        }
        if (on.isAtomic()) {
            snapshot(fiber, receiver);
        }
    }

    /// A trace tells whom a signal wakes, as it does of a `notify`.
    private void tellWhomItWakes(Condition condition, CallSite site, int number) {
        if (execution.recorder == null || !site.signals) {
            return;
        }
        var fiber = execution.current();
        var waiting = JdkLocks.waitersOf(condition).stream().map(execution::fiberOf).filter(Objects::nonNull)
                .map(execution::nameOf).toList();
        Steps.result(execution, fiber, number, waiting.isEmpty()
                ? Result.Plain.NOBODY_WAITS
                : new Result.Wakes(site.signalsAll ? waiting : waiting.subList(0, 1)));
    }

    /// Whether a call has to do with its receiver alone; if not, it may have to do with any object.
    private static boolean isSelfContained(Receiver on, @Nullable Object first) {
        return on.isSelfContained() && (first == null || Kind.of(first) != Kind.CONCURRENT);
    }

    private static void snapshot(Fiber fiber, Object receiver) {
        switch (receiver) {
            case AtomicBoolean atomic -> fiber.before = atomic.get() ? 1 : 0;
            case AtomicInteger atomic -> fiber.before = atomic.get();
            case AtomicLong atomic -> fiber.before = atomic.get();
            case AtomicReference<?> atomic -> fiber.beforeReference = atomic.get();
            default -> {
            }
        }
    }

    private void access(Object receiver, CallSite site, int number) {
        var fiber = execution.current();
        var shadow = execution.shadows.of(receiver);
        Steps.at(execution, fiber, number, shadow);
        if (execution.settings.points().includeAccesses()) {
            execution.turns.point(false);
        }
        Steps.record(execution, fiber);
        if (site.iterates) {
            fiber.loops.write();
        }
        note(receiver, site, number);
    }

    /// The call reads or writes the collection as a whole.
    private void note(Object receiver, CallSite site, int number) {
        var fiber = execution.current();
        var shadow = execution.shadows.of(receiver);
        if (site.writesCollection) {
            memory.writeWhole(fiber, shadow, number);
        } else {
            memory.readWhole(fiber, shadow, number);
        }
    }

    /// @param failed whether the result says that the call changed nothing
    void after(@Nullable Object receiver, @Nullable Object first, int number, boolean failed) {
        if (receiver == null) {
            return;
        }
        var site = site(number);
        var on = site.on(receiver);
        switch (kindOf(on.kind(), receiver)) {
            case CONCURRENT -> {
                pin(on, -1);
                var traversed = execution.current().traversed;
                if (traversed != null && site.effect == Effect.TRAVERSES) {
                    traversed.removeLast();
                }
                afterConcurrent(execution.shadows.of(receiver), receiver, site, failed);
            }
            case TASKS -> noteChange(execution.shadows.of(receiver), receiver, site, failed);
            case SYNCHRONISED -> monitors.exit(receiver, number);
            case THREAD -> afterThreadCall((Thread) receiver, site);
            case UNSYNCHRONISED, WRAPPER, OTHER -> {
            }
        }
    }

    /// Whoever finds that a thread is interrupted sees what came before (JLS 17.4.4).
    private void afterThreadCall(Thread thread, CallSite site) {
        if (site.asksForInterrupt) {
            var target = execution.fiberOf(thread);
            if (target != null) {
                execution.current().clock.join(target.interruptPublished);
            }
        }
    }

    private void afterConcurrent(Shadow shadow, Object receiver, CallSite site, boolean failed) {
        var fiber = execution.current();
        var effect = site.effect;
        var on = site.on(receiver);
        if (sees(effect, on, failed)) {
            fiber.clock.join(shadow.published());
        }
        if (effect == Effect.BOTH || effect == Effect.AROUND || (effect == Effect.COMPARE_AND_SET && !failed)
                || (effect.publishes && on.callsBack())) {
            Monitors.publish(fiber, shadow.published());
        }
        noteChange(shadow, receiver, site, failed);
        hold(receiver, site, failed);
        if (receiver instanceof StampedLock) {
            Optimistic.after(execution, fiber, shadow, site.method, failed);
        }
    }

    private void hold(Object receiver, CallSite site, boolean failed) {
        if (receiver instanceof Semaphore semaphore) {
            if (site.effect == Effect.ACQUIRE && !failed) {
                execution.holdings.takes(semaphore, site.number);
            } else if (site.effect == Effect.PUBLISH) {
                execution.holdings.gives(semaphore);
            }
        } else if (execution.recorder != null && receiver instanceof Lock lock) {
            execution.holdings.after(lock, site.number);
        }
    }

    /// A call has ended with an exception.
    void threw(Throwable thrown, @Nullable Object receiver, @Nullable Object first, int number) {
        var recorder = execution.recorder;
        if (recorder != null) {
            recorder.threw(execution.current(), number, thrown);
        }
        after(receiver, first, number, false);
        if (receiver instanceof Semaphore semaphore && site(number).effect == Effect.ACQUIRE) {
            execution.holdings.gives(semaphore);
        }
    }

    private void noteChange(Shadow shadow, Object receiver, CallSite site, boolean failed) {
        var fiber = execution.current();
        var known = fiber.calls.depth() > 0 && fiber.calls.pop() != null;
        var variable = shadow.whole(execution);
        var writes = site.effect.changes && !failed;
        if (writes && (!site.on(receiver).isAtomic() || changed(fiber, receiver))) {
            variable.version++;
            fiber.loops.write();
            execution.progress();
            if (execution.circle.isWatching() && !site.onlyCounts) {
                execution.circle.value(fiber, StateOf.object(execution, receiver, variable));
            }
        } else {
            fiber.loops.read(variable);
        }
        if (known) {
            execution.effects.accesses(shadow, writes); // a write of the same value orders, too
        } else {
            execution.effects.touchesEverything();
        }
        fiber.beforeReference = null;
    }

    /// A call that adds to a collection may return what was there; a lock that could not be had orders nothing.
    private static boolean sees(Effect effect, Receiver on, boolean failed) {
        return (effect.sees && !(effect == Effect.ACQUIRE && failed)) || on.isCollection();
    }

    /// Whether an atomic object holds another value than before the call. Others are assumed to have changed.
    @SuppressWarnings("ReferenceEquality") // as compareAndSet compares
    private static boolean changed(Fiber fiber, Object receiver) {
        return switch (receiver) {
            case AtomicBoolean atomic -> fiber.before != (atomic.get() ? 1 : 0);
            case AtomicInteger atomic -> fiber.before != atomic.get();
            case AtomicLong atomic -> fiber.before != atomic.get();
            case AtomicReference<?> atomic -> fiber.beforeReference != atomic.get();
            default -> true;
        };
    }

    /// A call has returned an object: a view of the object it was made on shares its shadow.
    void returned(@Nullable Object receiver, @Nullable Object result, int number) {
        if (receiver != null && result != null && site(number).returnsView) {
            execution.shadows.alias(result, execution.shadows.of(receiver));
            if (execution.recorder != null) {
                execution.shadows.name(result, new Name(receiver, site(number).method + "()", Origin.MADE));
            }
        }
    }

    private CallSite site(int number) {
        if (number >= sites.length) {
            sites = Arrays.copyOf(sites, 2 * number);
        }
        var site = sites[number];
        if (site == null) {
            site = new CallSite(number);
            sites[number] = site;
        }
        return site;
    }
}
