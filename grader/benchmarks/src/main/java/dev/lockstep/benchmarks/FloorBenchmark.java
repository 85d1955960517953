package dev.lockstep.benchmarks;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayDeque;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What a switch costs at least: two virtual threads that do nothing but yield to each other, on a scheduler that does
/// nothing but run them in turn. An operation is a switch.
@State(Scope.Benchmark)
@Fork(jvmArgsAppend = "--add-opens=java.base/java.lang=ALL-UNNAMED")
@Warmup(iterations = 3, time = 1, timeUnit = TimeUnit.SECONDS)
@Measurement(iterations = 5, time = 1, timeUnit = TimeUnit.SECONDS)
public class FloorBenchmark {

    private static final int YIELDS = 100_000;

    private static final MethodHandle NEW_VIRTUAL_THREAD = newVirtualThread();

    private final ArrayDeque<Runnable> runnable = new ArrayDeque<>();

    private static MethodHandle newVirtualThread() {
        try {
            var builders = Class.forName("java.lang.ThreadBuilders");
            return MethodHandles.privateLookupIn(builders, MethodHandles.lookup()).findStatic(builders,
                    "newVirtualThread",
                    MethodType.methodType(Thread.class, Executor.class, String.class, int.class, Runnable.class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a JDK 25 is needed, and --add-opens=java.base/java.lang=ALL-UNNAMED", e);
        }
    }

    private void start() {
        try {
            Executor scheduler = runnable::add;
            Runnable body = FloorBenchmark::yieldOften;
            ((Thread) NEW_VIRTUAL_THREAD.invoke(scheduler, "yields", 0, body)).start();
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("ThreadPriorityCheck") // to yield is what is measured
    private static void yieldOften() {
        for (var i = 0; i < YIELDS; i++) {
            Thread.yield();
        }
    }

    /// Runs the two threads to their end.
    @Benchmark
    @OperationsPerInvocation(2 * YIELDS)
    public void pingPong() {
        start();
        start();
        for (var next = runnable.poll(); next != null; next = runnable.poll()) {
            next.run();
        }
    }
}
