package dev.lockstep.engine.jdk;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.util.function.Predicate;

import jdk.internal.misc.Unsafe;
import jdk.internal.vm.ThreadContainer;

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
    private static final Unsafe UNSAFE = Unsafe.getUnsafe();
    private static final long STACK_SIZE;
    private static final MethodHandle START;
    private static final MethodHandle YIELD;
    private static final VarHandle CONTAINER;
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
            STACK_SIZE = UNSAFE.objectFieldOffset(fields, "stackSize");
            START = threads.findVirtual(Thread.class, "start0", MethodType.methodType(void.class));
            YIELD = threads.findStatic(Thread.class, "yield0", MethodType.methodType(void.class));
            CONTAINER = threads.findVarHandle(Thread.class, "container", ThreadContainer.class);
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

    /// Has the JVM start a thread that has [begun][#begin], in the same way as any other, but for the size of its stack.
    ///
    /// @param patched whether a class outside the JDK has a `run` that asks whether the JVM has just begun it
    /// @throws IllegalStateException if the thread's `run` does not ask
    public static void start(Thread thread, long stackBytes, Predicate<Class<?>> patched) {
        var runs = declaringRun(thread.getClass());
        if (!JdkPatches.isThread(runs.getName().replace('.', '/')) && !patched.test(runs)) {
            throw new IllegalStateException("A debugger cannot be shown a thread of the " + runs
                    + ": the library runs it in a way of its own.");
        }
        try {
            UNSAFE.putLong((Object) HOLDER.invokeExact(thread), STACK_SIZE, stackBytes);
            START.invokeExact(thread);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static Class<?> declaringRun(Class<?> type) {
        try {
            return type.getMethod("run").getDeclaringClass();
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("a thread that does not run", e);
        }
    }

    /// Blocks the calling thread of the JVM, whatever thread of the scheduler's it is: until it is unblocked, or for a moment.
    /// One that is interrupted is blocked for no longer than a moment, and stays interrupted.
    public static void block() {
        UNSAFE.park(false, 0);
        try {
            YIELD.invokeExact();
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /// Ends that, now or the next time.
    public static void unblock(Thread thread) {
        UNSAFE.unpark(thread);
    }

    /// The container of a thread that has [ended][#end] is not told a second time, by the JVM.
    public static void forgetContainer(Thread thread) {
        CONTAINER.set(thread, null);
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
