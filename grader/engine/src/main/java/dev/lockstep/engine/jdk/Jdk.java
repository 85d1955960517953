package dev.lockstep.engine.jdk;

import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import java.util.function.ObjLongConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

import jdk.internal.misc.VM;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.jdk.HookClass.Hook;

/// The one door to the inside of the JDK: opened by the agent, checked there once, and shut to everybody but this
/// engine (the packages are opened to our module alone, so a submission in a class loader of its own cannot pass).
///
/// Thread safety: [#open] runs before `main`; what it sets is constant afterwards. [#install] is called by the carrier.
public final class Jdk {

    /// The feature release whose inside this class knows.
    public static final int FEATURE = 25;

    private static @Nullable Jdk opened;

    private final Class<?> hooks;
    private final Class<?> sources;
    private final Object headers;
    private final VarHandle cause;
    private final VarHandle detailMessage;
    private final MethodHandle frames;
    private final boolean debugged;
    private final Pools pools = new Pools();

    private Jdk(MethodHandles.Lookup threads, PatchedClasses patches) throws ReflectiveOperationException {
        hooks = threads.defineClass(patches.hooks());
        sources = threads.defineClass(patches.sources());
        headers = threads.defineClass(patches.headers()).getConstructor().newInstance();
        cause = MethodHandles.privateLookupIn(Throwable.class, MethodHandles.lookup())
                .findVarHandle(Throwable.class, "cause", Throwable.class);
        detailMessage = MethodHandles.privateLookupIn(Throwable.class, MethodHandles.lookup())
                .findVarHandle(Throwable.class, "detailMessage", String.class);
        debugged = Arrays.stream(VM.getRuntimeArguments())
                .anyMatch(argument -> argument.startsWith("-agentlib:jdwp") || argument.startsWith("-Xrunjdwp"));
        frames = MethodHandles.privateLookupIn(Throwable.class, MethodHandles.lookup()).findVirtual(Throwable.class,
                "getOurStackTrace", MethodType.methodType(StackTraceElement[].class));
    }

    /// Opens the JDK to the engine and patches it.
    ///
    /// @throws IllegalStateException if this is not the JDK that the engine was made for
    public static void open(Instrumentation instrumentation) {
        if (Runtime.version().feature() != FEATURE) {
            throw new IllegalStateException(wrongJdk("it is a JDK " + Runtime.version().feature()));
        }
        try {
            var patches = new PatchedClasses(KeptClasses.ofBuild());
            var us = Set.of(Jdk.class.getModule());
            instrumentation.redefineModule(Object.class.getModule(), Set.of(),
                    Map.of("jdk.internal.vm", us, "jdk.internal.misc", us),
                    Map.of("java.lang", us, "java.io", us, "java.util", us, "java.util.concurrent", us,
                            "java.util.concurrent.locks", us),
                    Set.of(),
                    Map.of());
            opened = new Jdk(MethodHandles.privateLookupIn(Thread.class, MethodHandles.lookup()), patches);
            JdkThreads.check();
            JdkLocks.check();
            LinkedMaps.check();
            settleClassesThatUseThreads();
            Class.forName("java.util.concurrent.ThreadLocalRandom"); // draws a seed as it is initialised
            Identity.check();
            set(opened.sources, "LASTING", new Lasting());
            patch(instrumentation, patches);
        } catch (ReflectiveOperationException | ExceptionInInitializerError | UnmodifiableClassException e) {
            throw new IllegalStateException(wrongJdk(e.toString()), e);
        }
    }

    private static String wrongJdk(String what) {
        return "Lockstep's scheduler needs an OpenJDK " + FEATURE + " and this JVM is not one it knows: " + what
                + ". Install a JDK " + FEATURE + " and run Lockstep with it.";
    }

    /// Their initialisers start threads of the JVM's own, which must not become the scheduler's, or run tasks, between which the
    /// scheduler would switch: once in a JVM, and where no thread can be left.
    private static void settleClassesThatUseThreads() throws ClassNotFoundException {
        Class.forName("java.lang.VirtualThread");
        ForkJoinPool.commonPool();
        Executors.newSingleThreadExecutor().shutdown();
        Class.forName("java.math.BigDecimal");
    }

    /// The JVM asks no transformer about a class that is loaded while one works; these have their turn afterwards.
    private static void patch(Instrumentation instrumentation, PatchedClasses patches)
            throws UnmodifiableClassException {
        var early = new HashSet<String>();
        loaded(instrumentation).forEach(type -> early.add(type.getName()));
        instrumentation.addTransformer(patches, true);
        var done = new HashSet<String>();
        while (true) {
            var next = loaded(instrumentation)
                    .filter(type -> !patches.hasSeen(type.getName().replace('.', '/')))
                    .filter(type -> isPatched(type.getName()) || (!early.contains(type.getName()) && mayBe(type)))
                    .filter(type -> done.add(type.getName())).toArray(Class<?>[]::new);
            if (next.length == 0) {
                return;
            }
            instrumentation.retransformClasses(next);
        }
    }

    /// The JDK's classes that a transformer may change.
    private static Stream<Class<?>> loaded(Instrumentation instrumentation) {
        return Arrays.<Class<?>>stream(instrumentation.getAllLoadedClasses())
                .filter(type -> type.getClassLoader() == null && !type.isHidden() && !type.isArray());
    }

    private static boolean mayBe(Class<?> type) {
        return SourcePatches.mayDiffer(type.getName().replace('.', '/'));
    }

    private static boolean isPatched(String name) {
        var internal = name.replace('.', '/');
        return JdkPatches.patches(internal) || internal.startsWith("java/util/concurrent/")
                || SourcePatches.patches(internal);
    }

    /// Whether the JVM runs with the agent.
    public static boolean isOpened() {
        return opened != null;
    }

    /// The opened JDK.
    ///
    /// @throws IllegalStateException if the JVM runs without the agent
    public static Jdk opened() {
        var jdk = opened;
        if (jdk == null) {
            throw new IllegalStateException("this JVM runs without Lockstep's agent: start it with -javaagent");
        }
        return jdk;
    }

    /// Makes the calling thread the carrier, and `scheduler` what its threads ask.
    public void install(ThreadHooks scheduler) {
        set(Hook.BEGINS, (Predicate<Object>) thread -> scheduler.begins((Thread) thread));
        set(Hook.START, (Consumer<Object>) thread -> scheduler.start((Thread) thread));
        set(Hook.ALIVE, (Predicate<Object>) thread -> scheduler.alive((Thread) thread));
        set(Hook.STATE, (Function<Object, Object>) thread -> scheduler.state((Thread) thread));
        set(Hook.JOIN, (ObjLongConsumer<Object>) (thread, millis) -> rethrowing(
                () -> scheduler.join((Thread) thread, millis)));
        set(Hook.INTERRUPTED, (Consumer<Object>) thread -> scheduler.interrupted((Thread) thread));
        set(Hook.CLEARED, (Runnable) scheduler::cleared);
        set(Hook.SLEEP, (LongConsumer) nanos -> rethrowing(() -> scheduler.sleep(nanos)));
        set(Hook.YIELD, (Runnable) scheduler::giveWay);
        set(Hook.PARK, (ObjLongConsumer<@Nullable Object>) (blocker, nanos) -> park(scheduler, blocker, nanos));
        set(Hook.PARK_UNTIL, (ObjLongConsumer<@Nullable Object>) (blocker, deadline) -> park(scheduler, blocker,
                Math.max(0, deadline - scheduler.currentTimeMillis()) * 1_000_000));
        set(Hook.UNPARK, (Consumer<@Nullable Object>) thread -> {
            if (thread != null) {
                scheduler.unpark((Thread) thread);
            }
        });
        set(Hook.NAME, (Supplier<Object>) scheduler::name);
        set(Hook.NANO_TIME, (LongSupplier) scheduler::nanoTime);
        set(Hook.CURRENT_TIME_MILLIS, (LongSupplier) scheduler::currentTimeMillis);
        set(Hook.SEES, (Consumer<Object>) scheduler::sees);
        set(Hook.PUBLISHES, (Consumer<Object>) scheduler::publishes);
        set(Hook.POINT, (Runnable) scheduler::point);
        set(Hook.IDLE, (Runnable) () -> scheduler.idle(true));
        set(Hook.BUSY, (Runnable) () -> scheduler.idle(false));
        set(Hook.KEEPS, (BiConsumer<Object, Object>) (future, thrown) -> scheduler.keeps(future, (Throwable) thrown));
        set(Hook.ENTERS, (Consumer<Object>) scheduler::enters);
        set(Hook.LEAVES, (Runnable) scheduler::leaves);
        set(Hook.COMMON_POOL, (Supplier<Object>) scheduler::commonPool);
        set(Hook.THREADS, (Supplier<Object>) scheduler::threads);
        set(Hook.UNCAUGHT, (BiConsumer<Object, Object>) (thread, thrown) -> scheduler.uncaught((Thread) thread,
                (Throwable) thrown));
        set(hooks, "resting", Thread.currentThread());
        carriedBy(Thread.currentThread());
    }

    /// The scheduler's threads are run by this one: the carrier, or each by itself.
    public void carriedBy(Thread carrier) {
        set(hooks, "carrier", carrier);
    }

    /// What reads and sets headers of objects, behind two interfaces that the JDK knows.
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the class is written in HeaderClass
    static <T> T headers() {
        return (T) opened().headers;
    }

    /// Makes `from` what the JDK takes chance, dates and numbers from on behalf of the scheduler's threads.
    public void install(Sources from) {
        set(sources, "HASHED", new Identifying(from, true));
        set(sources, "IDENTIFIED", new Identifying(from, false));
        set(sources, "SEED", (LongSupplier) from::seed);
        set(sources, "NANOS", (LongSupplier) from::nanosSinceEpoch);
        set(sources, "THREAD_ID", (LongSupplier) from::threadId);
    }

    /// What the JDK looks up in its own tables to answer is left alone.
    private static final class Identifying implements Consumer<@Nullable Object> {

        private static boolean busy;

        private final Sources from;
        private final boolean unlessOverridden;

        Identifying(Sources from, boolean unlessOverridden) {
            this.from = from;
            this.unlessOverridden = unlessOverridden;
        }

        @Override
        public void accept(@Nullable Object object) {
            if (object == null || busy) {
                return;
            }
            busy = true;
            try {
                if (!unlessOverridden || Identity.hashesByIdentity(object)) {
                    from.identify(object);
                }
            } finally {
                busy = false;
            }
        }
    }

    /// A class of its own, as linking a lambda would ask for it.
    private static final class Lasting implements Consumer<@Nullable Object> {

        @Override
        public void accept(@Nullable Object object) {
            Identity.setLasting(object);
        }
    }

    private static void park(ThreadHooks scheduler, @Nullable Object blocker, long nanos) {
        if (nanos > 0) {
            scheduler.park(blocker != null ? blocker : LockSupport.getBlocker(Thread.currentThread()), nanos);
        }
    }

    private void set(Hook hook, Object function) {
        set(hooks, hook.name(), function);
    }

    static void set(Class<?> type, String field, Object value) {
        try {
            type.getField(field).set(null, value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Interruptible {
        void run() throws InterruptedException;
    }

    /// The functions of the hook class declare no exceptions; the JVM does not mind an undeclared one.
    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void rethrowing(Interruptible action) throws E {
        try {
            action.run();
        } catch (InterruptedException e) {
            throw (E) e;
        }
    }

    /// The static state of the JDK's thread pools.
    public Pools pools() {
        return pools;
    }

    /// The message that a throwable was made with, without calling any method of the program's; empty if there is none. The
    /// JVM makes that of a `NullPointerException` of its own only when it is asked for it.
    public String messageOf(Throwable thrown) {
        var message = (String) detailMessage.get(thrown);
        if (message == null && thrown.getClass() == NullPointerException.class) {
            message = thrown.getMessage();
        }
        return message == null ? "" : message;
    }

    /// The cause that a throwable was made with, or the throwable itself if there is none; calls no method of its class.
    public Throwable causeOf(Throwable thrown) {
        var cause = (Throwable) this.cause.get(thrown);
        return cause == null ? thrown : cause;
    }

    /// Where a throwable was made, innermost call first, whatever its class says of it.
    public StackTraceElement[] framesOf(Throwable thrown) {
        try {
            return (StackTraceElement[]) frames.invokeExact(thrown);
        } catch (Throwable e) {
            throw new IllegalStateException("Throwable.getOurStackTrace does not answer", e);
        }
    }

    /// Whether this JVM was started for a debugger.
    public boolean isDebugged() {
        return debugged;
    }

    /// The versions that a recorded schedule depends on.
    public static String version() {
        return String.join(" ", List.of(Runtime.version().toString(), System.getProperty("java.vm.name", "")));
    }
}
