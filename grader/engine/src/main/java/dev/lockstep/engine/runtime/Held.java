package dev.lockstep.engine.runtime;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.model.Model;

/// What objects of the JDK hold in turn: the elements of a collection, the keys and values of a map. Whoever asks a list for
/// its text or its hash code has each element asked for its own.
///
/// Objects of the program's classes are not gone into: what they do is seen when they do it. Nor are collections of which no
/// iterator can be had without a lock, or without code of the program's.
final class Held {

    /// So many objects are gone into; the structures that threads share in a test are far smaller.
    private static final int MOST = 1_000;

    /// Those that threads share and that can be gone through without a lock.
    private static final Set<Class<?>> LOCK_FREE = Set.of(ConcurrentHashMap.class, ConcurrentSkipListMap.class,
            ConcurrentSkipListSet.class, CopyOnWriteArrayList.class, CopyOnWriteArraySet.class,
            ConcurrentLinkedQueue.class, ConcurrentLinkedDeque.class);

    private final Shadows shadows;

    Held(Shadows shadows) {
        this.shadows = shadows;
    }

    /// Whether an object may hold others.
    static boolean mayHold(Object object) {
        return object instanceof Object[] || object instanceof Collection || object instanceof Map
                || object instanceof Map.Entry || object instanceof Optional || object instanceof AtomicReference;
    }

    /// Tells of each object of the JDK that is asked in turn, once of each.
    ///
    /// @param container that is asked first, and not told of
    /// @param arrays whether arrays are asked wherever they are, and not as the container alone
    /// @param compares whether it is compared, and not asked for its text
    /// @return whether these were all
    boolean in(Object container, boolean arrays, boolean compares, Consumer<Object> told) {
        var waiting = new ArrayDeque<Object>();
        var seen = new ArrayList<Object>();
        Consumer<@Nullable Object> asked = each -> {
            if (isAsked(each, arrays, compares)) {
                waiting.add(each);
            }
        };
        seen.add(container);
        if (container instanceof Object[] || Model.tells(container.getClass(), compares)) {
            open(container, asked);
        }
        while (!waiting.isEmpty() && seen.size() < MOST) {
            var next = waiting.removeFirst();
            if (!isIn(seen, next)) {
                seen.add(next);
                told.accept(next);
                open(next, asked);
            }
        }
        return waiting.isEmpty();
    }

    @SuppressWarnings("ReferenceEquality") // equality is what the program asks for, and may be told of here
    private static boolean isIn(List<Object> seen, Object object) {
        return seen.stream().anyMatch(each -> each == object);
    }

    private void open(Object object, Consumer<@Nullable Object> into) {
        switch (object) {
            case Object[] elements -> Arrays.stream(elements).forEach(into);
            case Optional<?> optional -> optional.ifPresent(into);
            case AtomicReference<?> atomic -> into.accept(atomic.get());
            case Map.Entry<?, ?> entry when Model.isOfJdk(object.getClass()) -> {
                into.accept(entry.getKey());
                into.accept(entry.getValue());
            }
            case Collection<?> _,Map<?, ?> _ -> openAll(iterated(object), into);
            default -> {
            }
        }
    }

    private static void openAll(@Nullable Object object, Consumer<@Nullable Object> into) {
        switch (object) {
            case Collection<?> collection -> collection.forEach(into);
            case Map<?, ?> map -> map.forEach((key, value) -> {
                into.accept(key);
                into.accept(value);
            });
            case null, default -> {
            }
        }
    }

    private static boolean isAsked(@Nullable Object object, boolean arrays, boolean compares) {
        if (object == null || Elements.isPlain(object)) {
            return false;
        }
        var type = object.getClass();
        return type.isArray() ? arrays : Model.isOfJdk(type) && Model.tells(type, compares);
    }

    /// What can be gone through instead of the object, which often is the object itself; null if nothing can.
    @SuppressWarnings("ReferenceEquality") // a wrapper of which nothing is known has a shadow of its own
    private @Nullable Object iterated(Object object) {
        if (!Model.isOfJdk(object.getClass())) {
            return null;
        }
        var target = shadows.of(object).object;
        return switch (Model.kind(object.getClass())) {
            case IMMUTABLE -> object;
            case UNSYNCHRONISED -> target == object || target.getClass().isArray() || iterated(target) != null
                    ? object
                    : null;
            case WRAPPER -> target != object && iterated(target) != null ? object : null;
            case SYNCHRONISED -> {
                var source = shadows.of(object).source;
                yield source == null ? null : iterated(source.object);
            }
            case CONCURRENT -> LOCK_FREE.contains(object.getClass()) ? object : null;
            case TASKS, CURSOR, THREAD, OPEN, UNKNOWN -> null;
        };
    }
}
