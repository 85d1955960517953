package dev.lockstep.engine.jdk;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.io.Reader;
import java.io.Writer;
import java.lang.invoke.MethodType;
import java.util.List;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.AbstractOwnableSynchronizer;
import java.util.concurrent.locks.AbstractQueuedSynchronizer.ConditionObject;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

/// The inside of the locks of `java.util.concurrent`. The handles are constants, so that the JIT compiler sees through
/// them: the class may be initialised only when the JDK is open.
public final class JdkLocks {

    private static final MethodHandle EXCLUSIVE_OWNER;
    private static final MethodHandle OWNER;
    private static final MethodHandle HOLDS;
    private static final Conditions CONDITIONS;
    private static final VarHandle READER_LOCK;
    private static final VarHandle WRITER_LOCK;

    static {
        try {
            EXCLUSIVE_OWNER = MethodHandles.privateLookupIn(AbstractOwnableSynchronizer.class, MethodHandles.lookup())
                    .findVirtual(AbstractOwnableSynchronizer.class, "getExclusiveOwnerThread",
                            MethodType.methodType(Thread.class));
            var locks = MethodHandles.privateLookupIn(ReentrantLock.class, MethodHandles.lookup());
            var sync = Class.forName(ReentrantLock.class.getName() + "$Sync");
            var ofSync = MethodHandles.privateLookupIn(sync, MethodHandles.lookup());
            // not by the lock's own methods, which a program may override
            var inside = locks.findGetter(ReentrantLock.class, "sync", sync);
            OWNER = MethodHandles.filterReturnValue(inside,
                    ofSync.findVirtual(sync, "getOwner", MethodType.methodType(Thread.class)));
            HOLDS = MethodHandles.filterReturnValue(inside,
                    ofSync.findVirtual(sync, "getHoldCount", MethodType.methodType(int.class)));
            CONDITIONS = new Conditions(MethodHandles.lookup());
            READER_LOCK = MethodHandles.privateLookupIn(Reader.class, MethodHandles.lookup())
                    .findVarHandle(Reader.class, "lock", Object.class);
            WRITER_LOCK = MethodHandles.privateLookupIn(Writer.class, MethodHandles.lookup())
                    .findVarHandle(Writer.class, "lock", Object.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private JdkLocks() {}

    /// Initialises the class, before it is needed.
    static void check() {
        ownerOf(new ReentrantLock());
    }

    /// The thread that holds a lock, or null if none does.
    public static @Nullable Thread ownerOf(ReentrantLock lock) {
        try {
            return (Thread) OWNER.invokeExact(lock);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /// How often the current thread holds a lock.
    public static int holdsOf(ReentrantLock lock) {
        try {
            return (int) HOLDS.invokeExact(lock);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /// The thread that holds a synchronizer, or null if none does or the object is none.
    public static @Nullable Thread ownerOf(@Nullable Object synchronizer) {
        if (!(synchronizer instanceof AbstractOwnableSynchronizer ownable)) {
            return null;
        }
        try {
            return (Thread) EXCLUSIVE_OWNER.invokeExact(ownable);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /// The threads that wait for a condition, in the order in which it wakes them; none if the current thread does not hold
    /// its lock.
    public static List<Thread> waitersOf(Object condition) {
        return condition instanceof ConditionObject known ? CONDITIONS.waitersOf(known) : List.of();
    }

    /// The object whose monitor the calls on an object hold: most hold the object's own.
    public static Object monitorOf(Object synchronised) {
        return switch (synchronised) {
            case Reader reader -> READER_LOCK.get(reader);
            case Writer writer -> WRITER_LOCK.get(writer);
            default -> synchronised;
        };
    }

    /// Wakes the thread that has just begun to wait for something, if that is a condition.
    public static void wakeSpuriously(@Nullable Object blocker) {
        if (blocker instanceof ConditionObject condition) {
            CONDITIONS.wakeLast(condition);
        }
    }
}
