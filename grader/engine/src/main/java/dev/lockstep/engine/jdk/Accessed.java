package dev.lockstep.engine.jdk;

import java.lang.invoke.VarHandle;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jdk.internal.misc.Unsafe;

import org.jspecify.annotations.Nullable;

/// The memory that a `VarHandle`, a field updater or a reflected field accesses.
///
/// The classes may be initialised only when the JDK is open.
public sealed interface Accessed {

    /// A field.
    ///
    /// @param base what holds a static field; null for a field of objects
    record OfField(Field field, @Nullable Object base, long offset) implements Accessed {

        public boolean isStatic() {
            return base != null;
        }

        public boolean isVolatile() {
            return Modifier.isVolatile(field.getModifiers());
        }
    }

    /// The elements of arrays.
    ///
    /// @param type of an element; `Object` for all references
    record OfElements(Class<?> type, int base, int shift) implements Accessed {

        /// Whether it can access the element at an index.
        public boolean includes(Object array, int index) {
            var component = array.getClass().getComponentType();
            return component != null && (type.isPrimitive() ? component == type : !component.isPrimitive())
                    && index >= 0 && index < java.lang.reflect.Array.getLength(array);
        }

        public long offset(int index) {
            return base + ((long) index << shift);
        }
    }

    /// Bytes of an array or a buffer, as one number.
    record OfBytes(int width) implements Accessed {}

    /// Memory that cannot be told.
    record OfUnknown() implements Accessed {}

    /// The accessor is one that the program wrote itself: what it does is seen there.
    record ByProgram() implements Accessed {}

    /// What an accessor accesses.
    static Accessed by(Object accessor) {
        if (accessor instanceof Field field) {
            return Inside.field(field);
        }
        return Inside.LAYOUTS.get(accessor.getClass()).accessedBy(accessor);
    }

    /// The value of a number in memory, as bits.
    ///
    /// @param type a primitive type
    static long bits(Object base, long offset, Class<?> type) {
        if (type == int.class || type == float.class) {
            return Inside.UNSAFE.getInt(base, offset);
        }
        if (type == long.class || type == double.class) {
            return Inside.UNSAFE.getLong(base, offset);
        }
        return type == short.class || type == char.class
                ? Inside.UNSAFE.getShort(base, offset)
                : Inside.UNSAFE.getByte(base, offset);
    }

    /// The reference in memory.
    static @Nullable Object reference(Object base, long offset) {
        return Inside.UNSAFE.getReference(base, offset);
    }

    /// The inside of the JDK's accessors: where in them stands what they access.
    final class Inside {

        private static final Unsafe UNSAFE = Unsafe.getUnsafe();
        private static final Accessed UNKNOWN = new OfUnknown();
        private static final Accessed PROGRAM = new ByProgram();

        private static final ClassValue<Layout> LAYOUTS = new ClassValue<>() {
            @Override
            protected Layout computeValue(Class<?> type) {
                return type.getClassLoader() == null ? layout(type) : _ -> PROGRAM;
            }
        };

        private static final ClassValue<List<OfField>> FIELDS = new ClassValue<>() {
            @Override
            protected List<OfField> computeValue(Class<?> type) {
                return fieldsOf(type);
            }
        };

        private Inside() {}

        /// Reads from an accessor of one class.
        private interface Layout {
            Accessed accessedBy(Object accessor);
        }

        private static Layout layout(Class<?> type) {
            var at = Fields.of(type);
            if (at.has("fieldOffset")) {
                return at.has("declaringClass")
                        ? inClass(at.offset("declaringClass"), at.offset("fieldOffset"), true)
                        : inClass(at.offset("receiverType"), at.offset("fieldOffset"), false);
            }
            if (at.has("tclass")) {
                return inClass(at.offset("tclass"), at.offset("offset"), false);
            }
            if (at.has("abase")) {
                return elements(at.offset("abase"), at.offset("ashift"));
            }
            if (at.has("target")) {
                return through(at.offset("target"));
            }
            return type.getName().contains("VarHandleByteArrayAs") ? Inside::bytes : _ -> UNKNOWN;
        }

        /// Where the fields of a class of accessors lie.
        private record Fields(Map<String, Long> offsets) {

            static Fields of(Class<?> type) {
                var offsets = new HashMap<String, Long>();
                for (Class<?> each = type; each != null && each != VarHandle.class; each = each.getSuperclass()) {
                    for (var field : each.getDeclaredFields()) {
                        if (!Modifier.isStatic(field.getModifiers())) {
                            offsets.put(field.getName(), UNSAFE.objectFieldOffset(field));
                        }
                    }
                }
                return new Fields(offsets);
            }

            boolean has(String field) {
                return offsets.containsKey(field);
            }

            long offset(String field) {
                var known = offsets.get(field);
                if (known == null) {
                    throw new IllegalStateException("a JDK that the engine does not know: no " + field);
                }
                return known;
            }
        }

        private static Layout inClass(long type, long offset, boolean isStatic) {
            return accessor -> field((Class<?>) UNSAFE.getReference(accessor, type),
                    UNSAFE.getLong(accessor, offset), isStatic);
        }

        private static Layout elements(long base, long shift) {
            return accessor -> {
                var type = ((VarHandle) accessor).varType();
                return new OfElements(type.isPrimitive() ? type : Object.class, UNSAFE.getInt(accessor, base),
                        UNSAFE.getInt(accessor, shift));
            };
        }

        /// A handle on top of another one accesses the same memory if it takes the same coordinates.
        private static Layout through(long target) {
            return accessor -> {
                var inner = (VarHandle) UNSAFE.getReference(accessor, target);
                return inner.coordinateTypes().equals(((VarHandle) accessor).coordinateTypes()) ? by(inner) : UNKNOWN;
            };
        }

        private static Accessed bytes(Object accessor) {
            var type = ((VarHandle) accessor).varType();
            if (type == long.class || type == double.class) {
                return new OfBytes(Long.BYTES);
            }
            return new OfBytes(type == int.class || type == float.class ? Integer.BYTES : Short.BYTES);
        }

        private static Accessed field(Field field) {
            for (var known : FIELDS.get(field.getDeclaringClass())) {
                if (known.field.equals(field)) {
                    return known;
                }
            }
            return UNKNOWN;
        }

        private static Accessed field(Class<?> type, long offset, boolean isStatic) {
            for (var field : FIELDS.get(type)) {
                if (field.offset == offset && field.isStatic() == isStatic) {
                    return field;
                }
            }
            return UNKNOWN;
        }

        private static List<OfField> fieldsOf(Class<?> type) {
            var found = new ArrayList<OfField>();
            for (Class<?> each = type; each != null; each = each.getSuperclass()) {
                for (var field : each.getDeclaredFields()) {
                    if (!Modifier.isStatic(field.getModifiers())) {
                        found.add(new OfField(field, null, UNSAFE.objectFieldOffset(field)));
                    } else if (each == type) {
                        found.add(new OfField(field, UNSAFE.staticFieldBase(field), UNSAFE.staticFieldOffset(field)));
                    }
                }
            }
            return found;
        }
    }
}
