package dev.lockstep.engine.runtime;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.runtime.Name.Origin;
import dev.lockstep.engine.trace.Identities;

/// What the objects of one schedule are called, once it is over: after the field or the local variable that holds them, or
/// after their class. Of several that would be called the same, each is told apart by the object that holds it, or by the
/// array, or else by a number in the order in which the schedule came to them.
///
/// Calls no method of the program, and gives no object a hash code: all that it looks up has one, or has its shadow.
final class Naming {

    private static final int MOST_ELEMENTS = 256;
    private static final int LONGEST_NAME = 200;

    private final Shadows shadows;
    private final List<Fiber> fibers;

    /// The objects called by one name, in the order of their appearance.
    private final Map<String, List<Object>> namesakes = new HashMap<>();
    private final IdentityHashMap<Object, String> known = new IdentityHashMap<>();
    private final IdentityHashMap<Object, String> elements = new IdentityHashMap<>();

    /// How many objects of a class have a field that steps are about.
    private final Map<String, Set<Object>> owners = new HashMap<>();

    Naming(Shadows shadows, List<Fiber> fibers) {
        this.shadows = shadows;
        this.fibers = fibers;
    }

    /// The schedule comes to an object.
    void add(@Nullable Object object) {
        if (object == null || object instanceof Thread || object instanceof Class<?>) {
            return;
        }
        var key = key(object);
        if (known.containsKey(key)) {
            return;
        }
        known.put(key, "");
        var name = shadows.nameOf(object);
        namesakes.computeIfAbsent(base(object, name), _ -> new ArrayList<>()).add(object);
        if (name != null) {
            add(name.holder());
        }
    }

    /// The schedule comes to the elements of an array.
    void addElements(Object array) {
        if (array instanceof Object[] objects) {
            for (var i = 0; i < Math.min(objects.length, MOST_ELEMENTS); i++) {
                var element = objects[i];
                if (element != null && (element instanceof Shadowed || shadows.isKnown(element))) {
                    elements.putIfAbsent(key(element), element(array, i));
                }
            }
        }
    }

    /// The schedule comes to a field of an object.
    void addField(Object owner, String field) {
        add(owner);
        owners.computeIfAbsent(variable(owner, field), _ -> Collections.newSetFromMap(new IdentityHashMap<>()))
                .add(key(owner));
    }

    private static String variable(Object owner, String field) {
        return owner.getClass().getName() + "." + field;
    }

    /// Whether the schedule has fields of this name in several objects.
    boolean isAmbiguous(Object owner, String field) {
        var all = owners.get(variable(owner, field));
        return all != null && all.size() > 1;
    }

    /// Whether a local variable holds an array or a collection, and no field and no other array as far as is known.
    boolean isLocal(Object object) {
        var holds = object.getClass().isArray() || object instanceof Collection<?> || object instanceof Map<?, ?>;
        var name = holds ? shadows.nameOf(object) : null;
        return name != null && name.origin() == Name.Origin.LOCAL && !elements.containsKey(key(object));
    }

    boolean knows(Object object) {
        return known.containsKey(key(object));
    }

    /// Instrumented objects by their shadow.
    private Object key(Object object) {
        return object instanceof Shadowed ? shadows.of(object) : object;
    }

    String of(Object object) {
        if (object instanceof Thread thread) {
            return of(thread);
        }
        var name = shadows.nameOf(object);
        var all = namesakes.getOrDefault(base(object, name), List.of());
        if (all.size() < 2) {
            return whole(object, name);
        }
        var element = elements.get(key(object));
        if (element != null) {
            return element;
        }
        return name != null && name.holder() != null && areToldApartByHolder(all)
                ? held(name, name.holder())
                : base(object, name) + "#" + (1 + position(all, object));
    }

    /// The name of an element of an array.
    String element(Object array, int index) {
        return shadows.nameOf(array) == null ? "element " + index + " of " + of(array) : of(array) + "[" + index + "]";
    }

    private String whole(Object object, @Nullable Name name) {
        return name != null && name.origin() == Origin.MADE && name.holder() != null
                ? held(name, name.holder())
                : base(object, name);
    }

    private String held(Name name, Object holder) {
        return name.origin() == Origin.MADE
                ? of(holder) + "." + name.text()
                : name.text() + " of " + (holder instanceof Class<?> type ? simpleName(type) : of(holder));
    }

    private boolean areToldApartByHolder(List<Object> all) {
        var holders = Collections.<Object>newSetFromMap(new IdentityHashMap<>());
        for (var each : all) {
            var name = shadows.nameOf(each);
            var holder = name == null ? null : name.holder();
            if (holder == null || !holders.add(holder instanceof Class<?> ? holder : key(holder))) {
                return false;
            }
        }
        return true;
    }

    @SuppressWarnings("ReferenceEquality") // identity is what names are about
    private static int position(List<Object> all, Object object) {
        for (var i = 0; i < all.size(); i++) {
            if (all.get(i) == object) {
                return i;
            }
        }
        return 0;
    }

    private static String base(Object object, @Nullable Name name) {
        return name != null ? name.text() : switch (object) {
            case Class<?> type -> simpleName(type) + ".class";
            case ClassInitialization lock -> simpleName(lock.type);
            default -> simpleName(object.getClass());
        };
    }

    /// The name of a thread, with a number if others have the same.
    String of(Thread thread) {
        return threadName(thread, fibers);
    }

    /// The name of a thread among all threads, with a number if others have the same.
    static String threadName(Thread thread, List<Fiber> fibers) {
        var name = shown(thread);
        var all = fibers.stream().map(fiber -> fiber.thread).filter(each -> shown(each).equals(name)).toList();
        return all.size() < 2 ? name : name + "#" + (1 + all.indexOf(thread));
    }

    /// Virtual threads have no name unless they are given one.
    static String shown(Thread thread) {
        var name = Identities.without(thread.getName(), LONGEST_NAME);
        return name.isBlank() ? "unnamed" : name;
    }

    /// The simple name of a class; an anonymous one is called as what it extends or implements, that of a lambda as the
    /// interface.
    static String simpleName(Class<?> type) {
        if (type.isArray()) {
            return simpleName(type.componentType()) + "[]";
        }
        if (type.isAnonymousClass() || type.isHidden()) {
            var interfaces = type.getInterfaces();
            for (var each : interfaces) {
                if (each != Shadowed.class) {
                    return simpleName(each);
                }
            }
            var superclass = type.getSuperclass();
            return superclass == null ? "Object" : simpleName(superclass);
        }
        return type.getSimpleName();
    }
}
