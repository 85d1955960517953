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

    /// Of objects that share the shadow of another, those that are used as monitors: few, if any.
    private final List<Shadow> views = new ArrayList<>();
    private int schedule;
    private int next;
    private @Nullable Object[] keys = new Object[64];
    private @Nullable Shadow[] values = new Shadow[64];
    private int entries;

    /// What was looked up last: a call asks several times for the shadow of its object.
    private @Nullable Object lastKey;
    private @Nullable Shadow last;

    /// An object that does not hold its shadow itself, and its name.
    private record Named(Object object, Name name) {}

    Shadows(Chance chance) {
        this.chance = chance;
    }

    /// Forgets all shadows.
    void clear() {
        named.clear();
        views.clear();
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

    /// The shadow that has an object's monitor. A view of another object shares all else with it, but each object has a
    /// monitor of its own (JLS 17.1).
    @SuppressWarnings("ReferenceEquality") // identity is what monitors are about
    Shadow ofMonitor(Object object) {
        var shadow = of(object);
        if (shadow.object == object) {
            return shadow;
        }
        for (var view : views) {
            if (view.object == object) {
                return view;
            }
        }
        var view = fresh(object);
        views.add(view);
        return view;
    }

    /// Notes what the program calls an object, for a trace, unless it has a name that tells more. An object that has no
    /// shadow gets none, and no hash code: a schedule whose trace is written must come out as any other.
    void name(Object object, Name name) {
        if (object instanceof Shadowed) {
            var shadow = of(object);
            if (name.tellsMoreThan(shadow.name)) {
                shadow.name = name;
            }
        } else {
            nameOther(object, name);
        }
    }

    private void nameOther(Object object, Name name) {
        var i = indexOf(object);
        if (i >= 0) {
            if (name.tellsMoreThan(named.get(i).name)) {
                named.set(i, new Named(object, name));
            }
        } else if (named.size() < MOST_NAMED) {
            named.add(new Named(object, name));
        }
    }

    @SuppressWarnings("ReferenceEquality") // identity is what names are about
    private int indexOf(Object object) {
        for (var i = named.size() - 1; i >= 0; i--) {
            if (named.get(i).object == object) {
                return i;
            }
        }
        return -1;
    }

    /// What the program calls an object, or null if that is not known.
    @Nullable
    Name nameOf(Object object) {
        if (object instanceof Shadowed) {
            return of(object).name;
        }
        var i = indexOf(object);
        return i < 0 ? null : named.get(i).name;
    }

    /// Whether an object has a shadow.
    boolean isKnown(Object object) {
        return object instanceof Shadowed || (Identity.has(object) && find(object) != null);
    }

    /// Makes two objects share one shadow: a condition and its lock, a view and its collection.
    void alias(Object object, Shadow shadow) {
        if (!(object instanceof Shadowed) && find(object) == null) {
            insert(object, shadow);
        }
    }

    /// An object goes through another, or keeps its contents there.
    void derive(Object object, Shadow source) {
        var shadow = of(object);
        if (shadow.source == null && shadow != source) {
            shadow.source = source;
        }
    }

    private Shadow fresh(Object object) {
        var shadow = new Shadow(next++, schedule, object);
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
