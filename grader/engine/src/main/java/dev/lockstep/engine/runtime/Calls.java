package dev.lockstep.engine.runtime;

import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

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
            "asWriteLock", "asReadWriteLock");

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
        switch (Kind.of(receiver)) {
            case CONCURRENT -> beforeConcurrent(execution.shadows.of(receiver), receiver, first, site);
            case ACCESSOR -> beforeConcurrent(accessed(receiver, first), receiver, null, site);
            case SYNCHRONISED -> monitors.enter(receiver, site);
            case UNSYNCHRONISED -> access(receiver, site);
            case THREAD -> beforeThreadCall(receiver, site);
            case OTHER -> {
            }
        }
    }

    private Shadow accessed(Object accessor, @Nullable Object first) {
        var shadow = execution.shadows.of(first == null ? accessor : first);
        shadow.merge();
        return shadow;
    }

    private void beforeThreadCall(@Nullable Object thread, int site) {
        var fiber = execution.current();
        Steps.at(execution, fiber, site, thread == null ? null : execution.shadows.of(thread));
        var member = Sites.get(site).member();
        if (POINTS.contains(member) || execution.settings.points() == Points.STEPS) {
            execution.point(false);
        }
        if (thread instanceof Thread other) {
            switch (member) {
                case "start" -> execution.effects.writes(execution.shadows.of(thread).whole(execution));
                case "isInterrupted" -> execution.threads.asksInterruption(other);
                default -> {
                }
            }
        }
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
        if (Effect.readsCollection(Sites.get(site).member())) {
            memory.readOf(fiber, shadow.whole(execution), site, Recorder.nameOf(shadow));
        } else {
            memory.writeOf(fiber, shadow.whole(execution), site, Recorder.nameOf(shadow));
        }
    }

    /// @param failed whether the result says that the call changed nothing
    void after(@Nullable Object receiver, @Nullable Object first, int site, boolean failed) {
        if (receiver == null) {
            return;
        }
        switch (Kind.of(receiver)) {
            case CONCURRENT -> afterConcurrent(execution.shadows.of(receiver), receiver, site, failed);
            case ACCESSOR -> afterConcurrent(accessed(receiver, first), receiver, site, failed);
            case SYNCHRONISED -> monitors.exit(receiver, site);
            case UNSYNCHRONISED, THREAD, OTHER -> {
            }
        }
    }

    private void afterConcurrent(Shadow shadow, Object receiver, int site, boolean failed) {
        var fiber = execution.current();
        if (fiber.calls.depth() == 0) {
            return;
        }
        var known = fiber.calls.pop() != null;
        var effect = effect(site);
        if (effect.sees) {
            fiber.clock.join(shadow.published());
        }
        if (effect == Effect.COMPARE_AND_SET && !failed) {
            Monitors.publish(fiber, shadow.published());
        }
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
        if (receiver != null && result != null && VIEWS.contains(Sites.get(site).member())) {
            execution.shadows.alias(result, execution.shadows.of(receiver));
        }
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
