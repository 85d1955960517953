package dev.lockstep.engine.runtime;

import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.model.Model;

/// The elements of a list, or the values of a map, as variables of their own: who replaces one changes nothing else. "Merely
/// setting the value of an element is not a structural modification", say `ArrayList` and `LinkedList`, and the same of values
/// `HashMap`, `LinkedHashMap`, `TreeMap`, `IdentityHashMap` and `WeakHashMap`: beside it, others may ask for the size, look for a
/// key, or read and replace other elements.
///
/// All other accesses are to the collection as a whole ([Shadow#whole]), and conflict with these.
final class Elements {

    /// Stands for the key `null`.
    private static final Object NULL = new Object();

    /// Classes whose `equals`, `hashCode` and `compareTo` call no code of the program's.
    private static final ClassValue<Boolean> PLAIN = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return type == String.class || type == Character.class || type == Boolean.class
                    || Enum.class.isAssignableFrom(type)
                    || (Number.class.isAssignableFrom(type) && type.getPackageName().equals("java.lang"));
        }
    };

    /// Read by those who read or replace single elements, or ask for the size or the keys.
    private final Variable structure;

    private final Map<Object, Variable> single = new LinkedHashMap<>();

    Elements(Variable structure) {
        this.structure = structure;
    }

    Variable structure() {
        return structure;
    }

    /// The elements that have been accessed one by one.
    Iterable<Variable> single() {
        return single.values();
    }

    /// The variable of an element.
    ///
    /// @param key see [#key]
    Variable of(Object key, Execution execution) {
        return single.computeIfAbsent(key, _ -> execution.newVariable());
    }

    /// What tells an element of a list or a map from others, without a call of the program's code.
    ///
    /// @param first the key, if it is a map
    /// @param index the index, if it is a list; negative if it is not known
    /// @return null if that cannot be told
    static @Nullable Object key(Object collection, @Nullable Object first, int index, Shadows shadows) {
        if (collection instanceof List) {
            return index < 0 ? null : (Integer) index;
        }
        if (first == null) {
            return collection instanceof TreeMap ? null : NULL;
        }
        if (isPlain(first)) {
            return first;
        }
        var isIdentity = collection instanceof IdentityHashMap
                || (!(collection instanceof TreeMap) && Model.isIdentical(first.getClass()));
        return isIdentity ? shadows.of(first) : null;
    }

    /// Whether its `equals`, `hashCode` and `compareTo` call no code of the program's, and read nothing that changes.
    static boolean isPlain(Object object) {
        return PLAIN.get(object.getClass());
    }

    /// Whether there is such an element, so that it is replaced and not added.
    ///
    /// @param first the key, if it is a map, which [#key] can tell from others
    static boolean isThere(Object collection, @Nullable Object first) {
        return switch (collection) {
            case TreeMap<?, ?> map -> map.comparator() == null && isIn(map, first);
            case Map<?, ?> map -> map.containsKey(first);
            default -> true;
        };
    }

    private static boolean isIn(Map<?, ?> map, @Nullable Object key) {
        try {
            return map.containsKey(key);
        } catch (ClassCastException _) {
            return false; // the program is about to be told
        }
    }
}
