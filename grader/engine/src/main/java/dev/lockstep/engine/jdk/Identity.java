package dev.lockstep.engine.jdk;

import java.lang.reflect.Field;
import java.util.function.ObjLongConsumer;
import java.util.function.ToLongFunction;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.trace.Identities;

/// Sets the identity hash codes of objects, and the numbers of threads. An object's hash code lies in the first word of
/// its header, where the JVM puts it when it is first asked for; it never changes after that. Here it is put there
/// earlier, as the JVM itself does it: by a compare-and-set of a header that is not locked.
///
/// Where it lies is measured once, and that it works is checked once.
///
/// Thread safety: immutable; the header is only changed atomically.
public final class Identity {

    private static final int MAX = 0x7fff_ffff;

    private static final ToLongFunction<Object> MARK = Jdk.headers();
    private static final ObjLongConsumer<Object> SET = Jdk.headers();
    private static final Field THREAD_ID = threadId();
    private static final int SHIFT = shift();

    private static final ClassValue<Boolean> BY_IDENTITY = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            try {
                return type.getMethod("hashCode").getDeclaringClass() == Object.class;
            } catch (NoSuchMethodException e) {
                return false;
            }
        }
    };

    /// Computed once a class, as `Class.getName` of a lambda's class differs from JVM to JVM.
    private static final ClassValue<Integer> NAMES = new ClassValue<>() {
        @Override
        protected Integer computeValue(Class<?> type) {
            return Identities.without(type.getName()).hashCode();
        }
    };

    private Identity() {}

    /// Sees to it that the class works, before it is needed.
    ///
    /// @throws IllegalStateException if this JVM keeps hash codes in another way
    static void check() {
        Jdk.set(SET.getClass(), HeaderClass.MASK, (long) MAX << SHIFT);
        var object = new Object();
        set(object, 0x1234_5678);
        BY_IDENTITY.get(Object.class);
        NAMES.get(Object.class);
        if (System.identityHashCode(object) != 0x1234_5678 || !has(object)) {
            throw new IllegalStateException("hash codes do not lie in the header of objects");
        }
    }

    private static int shift() {
        var object = new Object();
        var before = MARK.applyAsLong(object);
        var hash = System.identityHashCode(object);
        var after = MARK.applyAsLong(object);
        for (var shift = 2; shift <= 33; shift++) {
            if ((before | ((long) hash << shift)) == after) {
                return shift;
            }
        }
        throw new IllegalStateException("hash codes do not lie in the header of objects");
    }

    private static Field threadId() {
        try {
            var field = Thread.class.getDeclaredField("tid");
            field.setAccessible(true);
            return field;
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Whether an object has its hash code, or is locked by the JVM, so that it cannot be given one here.
    public static boolean has(Object object) {
        var mark = MARK.applyAsLong(object);
        return isLocked(mark) || hash(mark) != 0;
    }

    /// The hash code that an object has in its header; 0 if it has none there.
    public static int known(Object object) {
        var mark = MARK.applyAsLong(object);
        return isLocked(mark) ? 0 : hash(mark);
    }

    private static boolean isLocked(long mark) {
        return (mark & HeaderClass.LOCK_BITS) != HeaderClass.UNLOCKED;
    }

    private static int hash(long mark) {
        return (int) (mark >>> SHIFT) & MAX;
    }

    /// Gives an object its hash code, unless it has one.
    ///
    /// @param hash its lower 31 bits count; 0 is taken for 1
    public static void set(Object object, int hash) {
        if (!has(object)) {
            SET.accept(object, (long) Math.max(1, hash & MAX) << SHIFT);
        }
    }

    /// Whether the hash code of an object is its identity's.
    public static boolean hashesByIdentity(Object object) {
        return BY_IDENTITY.get(object.getClass());
    }

    /// Gives the hash code that follows from what it is to an object that outlives schedules: a class, a constant of an
    /// enum, a string, a boxed value.
    ///
    /// (No `switch` over the types: the JVM asks this while it links one.)
    ///
    /// @return false if it is none of these
    public static boolean setLasting(@Nullable Object object) {
        if (object instanceof Class<?> type) {
            set(type, mix(nameHash(type)));
        } else if (object instanceof Enum<?> constant) {
            set(constant, mix(31 * nameHash(constant.getDeclaringClass()) + constant.name().hashCode()));
        } else if (object instanceof String || object instanceof Number || object instanceof Character
                || object instanceof Boolean) {
            set(object, mix(object.hashCode()));
        } else {
            return false;
        }
        return true;
    }

    /// A number that follows from the name of a class; all lambdas of one class share it.
    public static int nameHash(Class<?> type) {
        return NAMES.get(type);
    }

    /// Spreads a number over 31 bits; different numbers below 2 to the power of 31 stay different.
    public static int mix(int number) {
        var bits = (number * 0x9e37_79b1) & MAX;
        bits ^= bits >>> 15;
        bits = (bits * 0x85eb_ca6b) & MAX;
        return bits ^ (bits >>> 13);
    }

    /// Gives a thread its number.
    public static void number(Thread thread, long id) {
        try {
            THREAD_ID.setLong(thread, id);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
