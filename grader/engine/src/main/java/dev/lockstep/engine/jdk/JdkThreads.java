package dev.lockstep.engine.jdk;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;

/// The inside of `Thread`. The handles are constants, so that the JIT compiler sees through them: the class may be
/// initialised only when the JDK is open, and its hooks are in place.
public final class JdkThreads {

    private static final int STATUS_RUNNABLE = 0x0005;
    private static final int STATUS_TERMINATED = 0x0002;

    private static final MethodHandle MOUNT;
    private static final MethodHandle EXIT;
    private static final MethodHandle HOLDER;
    private static final MethodHandle TASK;
    private static final Class<?> BOUND;
    private static final MethodHandle BOUND_TASK;
    private static final VarHandle STATUS;
    private static final VarHandle INTERRUPTED;
    private static final VarHandle LOCAL_RANDOM_SEED;
    private static final VarHandle LOCAL_RANDOM_PROBE;

    static {
        try {
            var threads = MethodHandles.privateLookupIn(Thread.class, MethodHandles.lookup());
            MOUNT = MethodHandles.lookup().findStatic(Class.forName("java.lang.LockstepHooks"), "mount",
                    MethodType.methodType(void.class, Thread.class));
            EXIT = threads.findVirtual(Thread.class, "exit", MethodType.methodType(void.class));
            var fields = Class.forName("java.lang.Thread$FieldHolder");
            var holders = MethodHandles.privateLookupIn(fields, MethodHandles.lookup());
            HOLDER = threads.findGetter(Thread.class, "holder", fields)
                    .asType(MethodType.methodType(Object.class, Thread.class));
            TASK = holders.findGetter(fields, "task", Runnable.class)
                    .asType(MethodType.methodType(Runnable.class, Object.class));
            BOUND = Class.forName("java.lang.ThreadBuilders$BoundVirtualThread");
            BOUND_TASK = MethodHandles.privateLookupIn(BOUND, MethodHandles.lookup())
                    .findGetter(BOUND, "task", Runnable.class)
                    .asType(MethodType.methodType(Runnable.class, Thread.class));
            STATUS = holders.findVarHandle(fields, "threadStatus", int.class).withInvokeBehavior();
            INTERRUPTED = threads.findVarHandle(Thread.class, "interrupted", boolean.class);
            LOCAL_RANDOM_SEED = threads.findVarHandle(Thread.class, "threadLocalRandomSeed", long.class);
            LOCAL_RANDOM_PROBE = threads.findVarHandle(Thread.class, "threadLocalRandomProbe", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private JdkThreads() {}

    /// Initialises the class, before it is needed.
    static void check() {
        isInterrupted(Thread.currentThread());
    }

    /// Makes a thread the current thread of the carrier.
    public static void mount(Thread thread) {
        try {
            MOUNT.invokeExact(thread);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /// Marks a thread as running, which forbids a second start, and seeds its `ThreadLocalRandom`.
    public static void begin(Thread thread, long seed) {
        setStatus(thread, STATUS_RUNNABLE);
        LOCAL_RANDOM_SEED.set(thread, seed);
        LOCAL_RANDOM_PROBE.set(thread, (int) seed | 1);
    }

    /// Does what the JVM does when a thread ends, as the current thread.
    public static void end(Thread thread) {
        try {
            EXIT.invokeExact(thread);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
        setStatus(thread, STATUS_TERMINATED);
    }

    private static void setStatus(Thread thread, int status) {
        try {
            STATUS.set((Object) HOLDER.invokeExact(thread), status);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /// The interrupt status of a thread, whatever a subclass of it says.
    public static boolean isInterrupted(Thread thread) {
        return (boolean) INTERRUPTED.getVolatile(thread);
    }

    /// Whether the code that a thread begins with is the JDK's own, as it is for a worker of a pool.
    public static boolean runsJdkCode(Thread thread) {
        if (thread.getClass().getClassLoader() != null) {
            return false;
        }
        try {
            var runs = BOUND.isInstance(thread)
                    ? (Runnable) BOUND_TASK.invokeExact(thread)
                    : (Runnable) TASK.invokeExact((Object) HOLDER.invokeExact(thread));
            return runs == null || runs.getClass().getClassLoader() == null;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
