package dev.lockstep.engine.runtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.jdk.Identity;

/// Finds the shadow of an object: on the object itself if it is instrumented, else in a table by identity. The table is
/// emptied for every schedule.
final class Shadows {

    private static final int MOST_NAMED = 1_000;

    private final Chance chance;
    private final List<Named> named = new ArrayList<>();
    private int schedule;
    private int next;
    private @Nullable Object[] keys = new Object[64];
    private @Nullable Shadow[] values = new Shadow[64];
    private int entries;

    /// What was looked up last: a call asks several times for the shadow of its object.
    private @Nullable Object lastKey;
    private @Nullable Shadow last;

    /// An object without a shadow, and the field that holds it.
    private record Named(Object object, String field) {}

    Shadows(Chance chance) {
        this.chance = chance;
    }

    /// Forgets all shadows.
    void clear() {
        named.clear();
        schedule++;
        next = 0;
        lastKey = null;
        last = null;
        if (entries > 0) {
            Arrays.fill(keys, null);
            Arrays.fill(values, null);
            entries = 0;
        }
    }

    Shadow of(Object object) {
        if (object instanceof Shadowed shadowed) {
            var shadow = shadowed.lockstep$shadow();
            if (shadow == null || shadow.schedule != schedule) {
                shadow = fresh(object);
                shadowed.lockstep$shadow(shadow);
            }
            return shadow;
        }
        return lookUp(object);
    }

    /// Notes the field that holds an object, for a trace. An object that has no shadow gets none, and no hash code: a
    /// schedule whose trace is written must come out as any other.
    void name(Object object, String field) {
        if (object instanceof Shadowed || Identity.has(object)) {
            of(object).nameOnce(field);
        } else if (named.size() < MOST_NAMED && nameOf(object) == null) {
            named.add(new Named(object, field));
        }
    }

    @SuppressWarnings("ReferenceEquality") // identity is what names are about
    private @Nullable String nameOf(Object object) {
        for (var each : named) {
            if (each.object == object) {
                return each.field;
            }
        }
        return null;
    }

    /// Makes two objects share one shadow: a condition and its lock, a view and its collection.
    void alias(Object object, Shadow shadow) {
        if (!(object instanceof Shadowed) && find(object) == null) {
            insert(object, shadow);
        }
    }

    private Shadow fresh(Object object) {
        var shadow = new Shadow(next++, schedule, object);
        if (!named.isEmpty()) {
            shadow.name = nameOf(object);
        }
        return shadow;
    }

    @SuppressWarnings("ReferenceEquality") // identity is what the table is about
    private Shadow lookUp(Object object) {
        var known = last;
        if (known != null && lastKey == object) {
            return known;
        }
        var found = find(object);
        if (found == null) {
            found = fresh(object);
            insert(object, found);
        }
        lastKey = object;
        last = found;
        return found;
    }

    @SuppressWarnings("ReferenceEquality") // identity is what the table is about
    private @Nullable Shadow find(Object object) {
        var mask = keys.length - 1;
        for (var i = hash(object) & mask;; i = (i + 1) & mask) {
            var key = keys[i];
            if (key == object) {
                return values[i];
            }
            if (key == null) {
                return null;
            }
        }
    }

    /// What the engine asks is what the program will be told.
    private int hash(Object object) {
        var known = Identity.known(object);
        if (known != 0) {
            return known;
        }
        chance.identify(object);
        return System.identityHashCode(object);
    }

    private void insert(Object object, Shadow shadow) {
        if (2 * ++entries > keys.length) {
            grow();
        }
        var mask = keys.length - 1;
        var i = hash(object) & mask;
        while (keys[i] != null) {
            i = (i + 1) & mask;
        }
        keys[i] = object;
        values[i] = shadow;
    }

    private void grow() {
        var oldKeys = keys;
        var oldValues = values;
        keys = new Object[2 * oldKeys.length];
        values = new Shadow[2 * oldKeys.length];
        entries = 1;
        for (var i = 0; i < oldKeys.length; i++) {
            var key = oldKeys[i];
            var value = oldValues[i];
            if (key != null && value != null) {
                insert(key, value);
            }
        }
    }
}
