package dev.lockstep.engine.runtime;

import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.StampedLock;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.jdk.StaticHandles;
import dev.lockstep.engine.runtime.Settings.Points;
import dev.lockstep.engine.strategy.Guard;
import dev.lockstep.engine.trace.Sites;

/// Calls from instrumented code into classes of the JDK that threads share. The JDK is trusted to be correct: a call is
/// one step, except where it blocks.
final class Calls {

    /// Calls on threads that others can see the order of; the rest of them blocks, or can wait until the next step.
    private static final Set<String> POINTS = Set.of("interrupt", "isAlive", "getState", "isInterrupted",
            "interrupted", "unpark", "start");

    /// Calls that move an iterator on, though they only read the collection.
    private static final Set<String> ITERATING = Set.of("next", "previous", "nextElement", "tryAdvance",
            "forEachRemaining");

    /// Calls whose result belongs to the object they are made on.
    private static final Set<String> VIEWS = Set.of("newCondition", "readLock", "writeLock", "iterator",
            "listIterator", "descendingIterator", "keySet", "values", "entrySet", "subList", "headMap", "tailMap",
            "subMap", "headSet", "tailSet", "subSet", "descendingMap", "descendingSet", "reversed", "asReadLock",
            "asWriteLock", "asReadWriteLock", "newSetFromMap", "asLifoQueue");

    /// Calls that read their argument as a whole.
    private static final Set<String> READS_ARGUMENT = Set.of("addAll", "putAll", "containsAll", "removeAll",
            "retainAll", "equals", "drainTo");

    private final Execution execution;
    private final Memory memory;
    private final Monitors monitors;
    private @Nullable Effect[] effects = new Effect[64];

    Calls(Execution execution, Memory memory, Monitors monitors) {
        this.execution = execution;
        this.memory = memory;
        this.monitors = monitors;
    }

    void before(@Nullable Object receiver, @Nullable Object first, int site) {
        if (receiver == null) {
            beforeThreadCall(null, site);
            return;
        }
        switch (kindOf(receiver)) {
            case CONCURRENT -> {
                var shadow = execution.shadows.of(receiver);
                beforeConcurrent(shadow, receiver, first, site);
                pin(receiver, site, 1);
                if (effect(site) == Effect.TRAVERSES) {
                    execution.current().traverse(shadow);
                }
            }
            case TASKS -> {
                point(execution.shadows.of(receiver), site);
                execution.current().calls.push(null);
            }
            case ACCESSOR -> beforeConcurrent(accessed(receiver, first), receiver, null, site);
            case SYNCHRONISED -> {
                monitors.enter(receiver, site);
                note(receiver, site);
            }
            case UNSYNCHRONISED -> access(receiver, site);
            case THREAD -> beforeThreadCall(receiver, site);
            case WRAPPER, OTHER -> {
            }
        }
        if (first != null && READS_ARGUMENT.contains(Sites.get(site).member())) {
            argument(first, site);
        }
    }

    /// What a wrapper of `Collections` is depends on what it wraps, which its shadow knows.
    private Kind kindOf(Object receiver) {
        var kind = Kind.of(receiver);
        return kind == Kind.WRAPPER ? Kind.of(execution.shadows.of(receiver).object) : kind;
    }

    /// A collection that is read as the argument of a call.
    private void argument(Object argument, int site) {
        var fiber = execution.current();
        var shadow = execution.shadows.of(argument);
        switch (kindOf(argument)) {
            case CONCURRENT -> fiber.clock.join(shadow.published());
            case UNSYNCHRONISED -> memory.readWhole(fiber, shadow, site);
            case TASKS, ACCESSOR, SYNCHRONISED, THREAD, WRAPPER, OTHER -> {
            }
        }
    }

    private Shadow accessed(Object accessor, @Nullable Object first) {
        var shadow = execution.shadows.of(accessedIn(accessor, first));
        shadow.merge();
        return shadow;
    }

    private static Object accessedIn(Object accessor, @Nullable Object first) {
        if (accessor instanceof VarHandle handle && handle.coordinateTypes().isEmpty()) {
            return StaticHandles.declaringClass(handle);
        }
        return first == null ? accessor : first;
    }

    private void beforeThreadCall(@Nullable Object thread, int site) {
        var fiber = execution.current();
        Steps.at(execution, fiber, site, thread == null ? null : execution.shadows.of(thread));
        var member = Sites.get(site).member();
        if (POINTS.contains(member) || execution.settings.points() == Points.STEPS) {
            execution.point(false);
        }
        if (thread != null && member.equals("start")) {
            execution.effects.writes(execution.shadows.of(thread).whole(execution));
        }
        Steps.record(execution, fiber);
    }

    /// Inside a call in which the JDK may hold a monitor of its own while it calls back, no switch may happen.
    private void pin(Object receiver, int site, int by) {
        if (Kind.locksAround(receiver, Sites.get(site).member())) {
            execution.current().pinned += by;
            execution.current().insideJdkLock += by;
        }
    }

    private void point(Shadow shadow, int site) {
        var fiber = execution.current();
        Steps.at(execution, fiber, site, shadow);
        execution.point(false);
        Steps.record(execution, fiber);
    }

    private void beforeConcurrent(Shadow shadow, Object receiver, @Nullable Object first, int site) {
        var fiber = execution.current();
        Steps.at(execution, fiber, site, shadow);
        if (execution.settings.points() != Points.STEPS && Gates.locks(receiver, Sites.get(site).member())) {
            execution.pass(shadow.lock(receiver, execution), Guard.FREE, fiber.index + 1L, false);
        } else {
            execution.point(false);
            Steps.record(execution, fiber);
        }
        shadow.before(receiver, execution);
        fiber.calls.push(Gates.isSelfContained(receiver, first) ? shadow : null);
        var effect = effect(site);
        if (effect == Effect.BOTH || effect == Effect.READ || isCollection(receiver) || Kind.callsBack(receiver)) {
            fiber.clock.join(shadow.published()); // what the call calls back sees it too
        }
        if (effect.publishes && effect != Effect.COMPARE_AND_SET) {
            Monitors.publish(fiber, shadow.published());
        }
        snapshot(fiber, receiver);
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

    private void access(Object receiver, int site) {
        var fiber = execution.current();
        var shadow = execution.shadows.of(receiver);
        Steps.at(execution, fiber, site, shadow);
        if (execution.settings.points().includeAccesses()) {
            execution.point(false);
        }
        Steps.record(execution, fiber);
        if (ITERATING.contains(Sites.get(site).member())) {
            fiber.loops.write();
        }
        note(receiver, site);
    }

    /// The call reads or writes the collection as a whole.
    private void note(Object receiver, int site) {
        var fiber = execution.current();
        var shadow = execution.shadows.of(receiver);
        if (Effect.writesCollection(Sites.get(site).member())) {
            memory.writeWhole(fiber, shadow, site);
        } else {
            memory.readWhole(fiber, shadow, site);
        }
    }

    /// @param failed whether the result says that the call changed nothing
    void after(@Nullable Object receiver, @Nullable Object first, int site, boolean failed) {
        if (receiver == null) {
            return;
        }
        switch (kindOf(receiver)) {
            case CONCURRENT -> {
                pin(receiver, site, -1);
                var traversed = execution.current().traversed;
                if (traversed != null && effect(site) == Effect.TRAVERSES) {
                    traversed.removeLast();
                }
                afterConcurrent(execution.shadows.of(receiver), receiver, site, failed);
            }
            case TASKS -> noteChange(execution.shadows.of(receiver), receiver, site, failed);
            case ACCESSOR -> afterConcurrent(accessed(receiver, first), receiver, site, failed);
            case SYNCHRONISED -> monitors.exit(receiver, site);
            case THREAD -> afterThreadCall((Thread) receiver, site);
            case UNSYNCHRONISED, WRAPPER, OTHER -> {
            }
        }
    }

    /// Whoever finds that a thread is interrupted sees what came before (JLS 17.4.4).
    private void afterThreadCall(Thread thread, int site) {
        if (Sites.get(site).member().equals("isInterrupted")) {
            var target = execution.fiberOf(thread);
            if (target != null) {
                execution.current().clock.join(target.interruptPublished);
            }
        }
    }

    private void afterConcurrent(Shadow shadow, Object receiver, int site, boolean failed) {
        var fiber = execution.current();
        var effect = effect(site);
        if (sees(effect, receiver, failed)) {
            fiber.clock.join(shadow.published());
        }
        if (effect == Effect.BOTH || effect == Effect.AROUND || (effect == Effect.COMPARE_AND_SET && !failed)
                || (effect.publishes && Kind.callsBack(receiver))) {
            Monitors.publish(fiber, shadow.published());
        }
        noteChange(shadow, receiver, site, failed);
        if (receiver instanceof StampedLock) {
            Optimistic.after(execution, fiber, shadow, Sites.get(site).member(), failed);
        }
    }

    private void noteChange(Shadow shadow, Object receiver, int site, boolean failed) {
        var fiber = execution.current();
        var known = fiber.calls.depth() > 0 && fiber.calls.pop() != null;
        var effect = effect(site);
        var variable = shadow.whole(execution);
        var changes = effect.changes && !failed && changed(fiber, receiver);
        if (changes) {
            variable.version++;
            fiber.loops.write();
            execution.progress();
        } else {
            fiber.loops.read(variable);
        }
        if (known) {
            execution.effects.accesses(shadow, changes);
        } else {
            execution.effects.touchesEverything();
        }
        fiber.beforeReference = null;
    }

    /// A call that adds to a collection may return what was there; a lock that could not be had orders nothing.
    private static boolean sees(Effect effect, Object receiver, boolean failed) {
        return (effect.sees && !(effect == Effect.ACQUIRE && failed)) || isCollection(receiver);
    }

    private static boolean isCollection(Object receiver) {
        return receiver instanceof Collection || receiver instanceof Map;
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
    void returned(@Nullable Object receiver, @Nullable Object result, int site) {
        if (receiver != null && result != null && isView(Sites.get(site).member())) {
            execution.shadows.alias(result, execution.shadows.of(receiver));
        }
    }

    private static boolean isView(String method) {
        return VIEWS.contains(method) || method.startsWith("unmodifiable") || method.startsWith("checked");
    }

    private Effect effect(int site) {
        if (site >= effects.length) {
            effects = Arrays.copyOf(effects, 2 * site);
        }
        var effect = effects[site];
        if (effect == null) {
            effect = Effect.of(Sites.get(site).member());
            effects[site] = effect;
        }
        return effect;
    }
}
