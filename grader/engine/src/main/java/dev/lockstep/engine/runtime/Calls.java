package dev.lockstep.engine.runtime;

import java.nio.Buffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.jdk.JdkLocks;
import dev.lockstep.engine.jdk.LinkedMaps;
import dev.lockstep.engine.model.Effect;
import dev.lockstep.engine.model.Kind;
import dev.lockstep.engine.model.Model;
import dev.lockstep.engine.model.Trait;
import dev.lockstep.engine.runtime.CallSite.Receiver;
import dev.lockstep.engine.runtime.Name.Origin;
import dev.lockstep.engine.runtime.Settings.Points;
import dev.lockstep.engine.trace.Result;
import dev.lockstep.engine.trace.Sites;

/// Calls from instrumented code into classes of the JDK that threads share. The JDK is trusted to be correct: a call is
/// one step, except where it blocks.
final class Calls {

    private final Execution execution;
    private final Memory memory;
    private final Monitors monitors;
    private final ThreadProperties properties;
    private final Others others;
    private @Nullable CallSite[] sites = new CallSite[64];

    Calls(Execution execution, Memory memory, Monitors monitors) {
        this.execution = execution;
        this.memory = memory;
        this.monitors = monitors;
        properties = new ThreadProperties(execution, memory);
        others = new Others(execution, memory, monitors);
    }

    /// What calls do to other objects.
    Others others() {
        return others;
    }

    void before(@Nullable Object receiver, @Nullable Object first, int number) {
        var site = site(number);
        var index = execution.current().asked;
        execution.current().asked = -1;
        if (receiver == null) {
            beforeThreadCall(null, site);
            return;
        }
        var property = site.property;
        if (property != null && receiver instanceof Thread thread) {
            properties.before(thread, property, site.site);
            return;
        }
        var on = site.on(receiver);
        if (first != null && on.isFirst()) {
            others.first(on, first, site);
        }
        switch (kindOf(on, receiver)) {
            case CONCURRENT, UNKNOWN -> {
                var shadow = subject(on, receiver, site.site);
                beforeConcurrent(shadow, receiver, first, on, site.site);
                pin(on, 1);
                if (on.deed().effect() == Effect.TRAVERSES) {
                    execution.current().traverse(shadow);
                }
            }
            case TASKS -> {
                point(execution.shadows.of(receiver), on, site.site);
                execution.current().calls.push(null);
            }
            case SYNCHRONISED -> beforeSynchronised(on, receiver, site.site);
            case UNSYNCHRONISED, CURSOR -> {
                access(on, receiver, first, index, site.site);
                if (receiver instanceof Buffer buffer) {
                    BufferContents.access(execution, memory, buffer, site.method(), site.site);
                }
            }
            case THREAD -> beforeThreadCall(receiver, site);
            case WRAPPER, IMMUTABLE, OPEN -> show(on, receiver, site.site);
        }
        if (first != null && on.hasArgument() && !on.isFirst()) {
            others.argument(on, first, site);
        }
        others.inTurn(on, receiver, first, site);
    }

    /// Nothing that the scheduler has to know of; but a trace shows calls of collaborators, and who prints does not wait.
    private void show(Receiver on, Object receiver, int site) {
        var fiber = execution.current();
        if (on.isCollaborator() && execution.recorder != null) {
            Steps.at(execution, fiber, site, null);
            Steps.record(execution, fiber);
        } else if (isOfProcess(receiver)) {
            fiber.loops.write();
        }
    }

    /// What a wrapper or a cursor is depends on what it wraps or goes through, which its shadow knows.
    private Kind kindOf(Receiver on, Object receiver) {
        return switch (on.kind()) {
            case SYNCHRONISED -> isOfProcess(receiver) ? Kind.IMMUTABLE : Kind.SYNCHRONISED;
            case WRAPPER -> Kinds.of(execution.shadows.of(receiver), receiver);
            case CURSOR -> {
                var source = execution.shadows.of(receiver).source;
                yield source != null && Kinds.of(source.object) == Kind.CONCURRENT ? Kind.CONCURRENT : Kind.CURSOR;
            }
            case CONCURRENT, TASKS, UNSYNCHRONISED, THREAD, IMMUTABLE, OPEN, UNKNOWN -> on.kind();
        };
    }

    /// Whether it is a stream that the program cannot read again what it wrote.
    @SuppressWarnings("ReferenceEquality") // a stream is itself alone
    private static boolean isOfProcess(Object stream) {
        return stream == System.out || stream == System.err;
    }

    /// What the calls on an object read and write: the object, or what it goes through.
    private Shadow subject(Receiver on, Object receiver, int site) {
        var shadow = execution.shadows.of(receiver);
        var source = shadow.source;
        if (source == null || on.kind() != Kind.CURSOR) {
            return shadow;
        }
        if (on.moves()) {
            move(shadow, site);
        }
        return source;
    }

    /// Nothing guards the place that an iterator has come to.
    private void move(Shadow cursor, int site) {
        memory.writeWhole(execution.current(), cursor, site);
    }

    private void beforeSynchronised(Receiver on, Object receiver, int site) {
        var shadow = execution.shadows.of(receiver);
        if (on.deed().is(Trait.BARE)) {
            access(on, receiver, null, -1, site);
        } else if (on.deed().is(Trait.FREE)) {
            point(shadow, on, site);
            execution.current().clock.join(shadow.monitor(execution).published);
            touch(on, shadow);
        } else {
            monitors.enter(JdkLocks.monitorOf(shadow.object), site);
            note(on, shadow.contents(), site);
            tell(on, shadow.contents());
        }
    }

    /// What a call does while it holds the monitor comes before or after the steps that take none.
    private void tell(Receiver on, Shadow contents) {
        if (on.deed().effect().changes) {
            execution.effects.writes(contents.whole(execution));
        } else {
            execution.effects.reads(contents.whole(execution));
        }
    }

    private static boolean holds(Receiver on) {
        return !on.deed().is(Trait.BARE) && !on.deed().is(Trait.FREE);
    }

    /// A step that takes no monitor reads or writes an object as others do that hold it.
    private void touch(Receiver on, Shadow shadow) {
        var fiber = execution.current();
        var variable = shadow.contents().whole(execution);
        if (on.deed().effect().changes) {
            execution.effects.changes(variable);
            fiber.loops.write();
        } else {
            execution.effects.reads(variable);
            fiber.loops.read(variable);
        }
    }

    private void beforeThreadCall(@Nullable Object thread, CallSite site) {
        var fiber = execution.current();
        Steps.at(execution, fiber, site.site, thread == null ? null : execution.shadows.of(thread));
        if (site.isPoint || execution.settings.points() == Points.STEPS) {
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

    private void point(Shadow shadow, Receiver on, int site) {
        var fiber = execution.current();
        Steps.at(execution, fiber, site, shadow);
        execution.turns.point(false);
        record(fiber, on);
    }

    private void record(Fiber fiber, Receiver on) {
        Steps.record(execution, fiber);
        if (on.deed().changesData()) {
            Steps.changes(execution, fiber);
        }
    }

    private void beforeConcurrent(Shadow shadow, Object receiver, @Nullable Object first, Receiver on, int site) {
        var fiber = execution.current();
        Steps.at(fiber, site, shadow, receiver);
        if (on.isWeak()) {
            execution.gaps.weakened(site);
        }
        if (on.isLocked() && receiver instanceof ReentrantLock lock && !lock.isFair()
                && execution.settings.points() != Points.STEPS) {
            execution.waits.pass(shadow.gate(lock, execution));
        } else {
            execution.turns.point(false);
            record(fiber, on);
        }
        shadow.before(receiver, execution);
        if (receiver instanceof Condition condition) {
            tellWhomItWakes(condition, on, site);
        }
        fiber.calls.push(isSelfContained(on, first) ? shadow : null);
        var effect = on.deed().effect();
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
    private void tellWhomItWakes(Condition condition, Receiver on, int site) {
        if (execution.recorder == null || !on.deed().is(Trait.SIGNALS)) {
            return;
        }
        var fiber = execution.current();
        var waiting = JdkLocks.waitersOf(condition).stream().map(execution::fiberOf).filter(Objects::nonNull)
                .map(execution::nameOf).toList();
        Steps.result(execution, fiber, site, waiting.isEmpty()
                ? Result.Plain.NOBODY_WAITS
                : new Result.Wakes(on.deed().is(Trait.ALL) ? waiting : waiting.subList(0, 1)));
    }

    /// Whether a call has to do with its receiver alone; if not, it may have to do with any object.
    private static boolean isSelfContained(Receiver on, @Nullable Object first) {
        return on.isSelfContained() && (first == null || Kinds.of(first) != Kind.CONCURRENT);
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

    /// @param index that the call names, or a negative number
    private void access(Receiver on, Object receiver, @Nullable Object first, int index, int site) {
        var fiber = execution.current();
        var shadow = execution.shadows.of(receiver);
        Steps.at(execution, fiber, site, shadow);
        if (execution.settings.points().includeAccesses()) {
            execution.turns.point(false);
        }
        record(fiber, on);
        if (on.kind() == Kind.CURSOR) {
            accessThrough(on, shadow, site);
        } else if (!accessesElement(on, receiver, first, index, shadow, site)) {
            note(on, receiver instanceof Map.Entry ? shadow : shadow.contents(), site);
        }
    }

    /// Whether the call reads or replaces one element, which is noted then. A linked map that is ordered by access changes as a
    /// whole.
    @SuppressWarnings("ReferenceEquality") // a view of a collection is another object, which its shadow does not hold
    private boolean accessesElement(Receiver on, Object receiver, @Nullable Object first, int index, Shadow shadow,
            int site) {
        if (receiver instanceof Map.Entry<?, ?> entry) {
            return others.accessesValue(entry, shadow, on.deed().effect().changes, site);
        }
        var isOwn = shadow.object == receiver || shadow.object.getClass().isArray();
        if (!isOwn || !on.deed().is(Trait.ELEMENT)) {
            return false;
        }
        var fiber = execution.current();
        if (receiver instanceof Map<?, ?> map && LinkedMaps.isAccessOrdered(map)) {
            memory.writeWhole(fiber, shadow, site);
            return true;
        }
        var key = on.hasElements() ? Elements.key(receiver, first, index, execution.shadows) : null;
        var writes = on.deed().effect().changes;
        if (key == null || (writes && !Elements.isThere(receiver, first))) {
            return false;
        }
        memory.accessElement(fiber, shadow, key, writes, site);
        return true;
    }

    private void accessThrough(Receiver on, Shadow cursor, int site) {
        if (on.moves()) {
            move(cursor, site);
        }
        var source = cursor.source;
        if (source != null && isData(Kinds.of(source.object))) {
            note(on, source.contents(), site);
        }
    }

    private static boolean isData(Kind kind) {
        return kind == Kind.UNSYNCHRONISED || kind == Kind.SYNCHRONISED;
    }

    /// The call reads or writes the object as a whole, or reads its structure alone.
    private void note(Receiver on, Shadow shadow, int site) {
        var fiber = execution.current();
        var effect = on.deed().effect();
        if (on.readsStructure() && effect != Effect.NONE && !effect.changes) {
            memory.readStructure(fiber, shadow, site);
        } else if (effect != Effect.NONE) {
            memory.accessWhole(fiber, shadow, effect.changes, site);
        }
    }

    /// @param nothing whether the result is one that often says that the call changed nothing
    void after(@Nullable Object receiver, @Nullable Object first, int number, boolean nothing) {
        if (receiver == null) {
            return;
        }
        var site = site(number);
        var on = site.on(receiver);
        var failed = nothing && on.failsOnNothing();
        if (first != null && !on.isFirst()) {
            others.after(on, first, site);
        }
        switch (kindOf(on, receiver)) {
            case CONCURRENT, UNKNOWN -> {
                pin(on, -1);
                var traversed = execution.current().traversed;
                if (traversed != null && on.deed().effect() == Effect.TRAVERSES) {
                    traversed.removeLast();
                }
                afterConcurrent(after(on, receiver), receiver, on, site, failed);
            }
            case TASKS -> noteChange(execution.shadows.of(receiver), receiver, on, site, failed);
            case SYNCHRONISED -> {
                if (holds(on)) {
                    monitors.exit(JdkLocks.monitorOf(execution.shadows.of(receiver).object), site.site);
                }
            }
            case THREAD -> afterThreadCall((Thread) receiver, site);
            case UNSYNCHRONISED, CURSOR, WRAPPER, IMMUTABLE, OPEN -> {
            }
        }
    }

    private Shadow after(Receiver on, Object receiver) {
        var shadow = execution.shadows.of(receiver);
        var source = shadow.source;
        return source == null || on.kind() != Kind.CURSOR ? shadow : source;
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

    private void afterConcurrent(Shadow shadow, Object receiver, Receiver on, CallSite site, boolean failed) {
        var fiber = execution.current();
        var effect = on.deed().effect();
        if (sees(effect, on, failed)) {
            fiber.clock.join(shadow.published());
        }
        if (effect == Effect.BOTH || effect == Effect.AROUND || (effect == Effect.COMPARE_AND_SET && !failed)
                || (effect.publishes && on.callsBack())) {
            Monitors.publish(fiber, shadow.published());
        }
        noteChange(shadow, receiver, on, site, failed);
        hold(receiver, on, site.site, failed);
        if (on.reads()) {
            Optimistic.after(execution, fiber, shadow, on.deed(), failed);
        }
    }

    private void hold(Object receiver, Receiver on, int site, boolean failed) {
        if (receiver instanceof Semaphore semaphore) {
            if (on.deed().effect() == Effect.ACQUIRE && !failed) {
                execution.holdings.takes(semaphore, site);
            } else if (on.deed().effect() == Effect.PUBLISH) {
                execution.holdings.gives(semaphore);
            }
        } else if (execution.recorder != null && receiver instanceof Lock lock) {
            execution.holdings.after(lock, site);
        }
    }

    /// A call has ended with an exception.
    void threw(Throwable thrown, @Nullable Object receiver, @Nullable Object first, int number) {
        var recorder = execution.recorder;
        if (recorder != null) {
            recorder.threw(execution.current(), site(number).site, thrown);
        }
        after(receiver, first, number, false);
        if (receiver instanceof Semaphore semaphore
                && site(number).on(semaphore).deed().effect() == Effect.ACQUIRE) {
            execution.holdings.gives(semaphore);
        }
    }

    private void noteChange(Shadow shadow, Object receiver, Receiver on, CallSite site, boolean failed) {
        var fiber = execution.current();
        var known = fiber.calls.depth() > 0 && fiber.calls.pop() != null;
        var variable = shadow.whole(execution);
        var writes = on.deed().effect().changes && !failed;
        if (writes && (!on.isAtomic() || changed(fiber, receiver))) {
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

    /// A call has returned an object: a view of the object that it was made on shares its shadow, an iterator knows it.
    void returned(@Nullable Object receiver, @Nullable Object result, int number) {
        if (receiver == null || result == null) {
            return;
        }
        var on = site(number).on(receiver);
        if (on.moves() && result instanceof Map.Entry) {
            comesFrom(execution.shadows.of(receiver), result);
        }
        var returned = on.returns();
        if (returned == null) {
            return;
        }
        var shadow = execution.shadows.of(receiver);
        switch (returned) {
            case VIEW -> execution.shadows.alias(result, shadow);
            case CURSOR, BACKED -> execution.shadows.derive(result, shadow);
        }
        if (execution.recorder != null) {
            execution.shadows.name(result,
                    new Name(receiver, Sites.get(site(number).site).member() + "()", Origin.MADE));
        }
    }

    /// An iterator has come to an entry, whose value is the map's.
    private void comesFrom(Shadow iterator, Object entry) {
        var source = iterator.source;
        if (source != null && source.object instanceof Map<?, ?> map && Model.is(map.getClass(), Trait.ELEMENTS)
                && Model.isOfJdk(entry.getClass())) {
            execution.shadows.derive(entry, source);
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
