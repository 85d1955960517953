package dev.lockstep.engine.jdk;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;

/// The static state of the JDK's thread pools, which would outlive a schedule: the counters of their names, and the
/// common pool.
///
/// Thread safety: used by the carrier.
public final class Pools {

    private final AtomicInteger threadPools;
    private final VarHandle forkJoinPools;
    private final MethodHandle commonPool;

    Pools() throws ReflectiveOperationException {
        var factory = Class.forName("java.util.concurrent.Executors$DefaultThreadFactory");
        threadPools = (AtomicInteger) MethodHandles.privateLookupIn(factory, MethodHandles.lookup())
                .findStaticVarHandle(factory, "poolNumber", AtomicInteger.class).get();
        var pool = MethodHandles.privateLookupIn(ForkJoinPool.class, MethodHandles.lookup());
        forkJoinPools = pool.findStaticVarHandle(ForkJoinPool.class, "poolIds", int.class);
        commonPool = pool.findConstructor(ForkJoinPool.class, MethodType.methodType(void.class, byte.class));
    }

    /// Counts pools from the beginning.
    public void reset() {
        threadPools.set(1);
        forkJoinPools.setVolatile(0);
    }

    /// Makes a common pool.
    public ForkJoinPool newCommonPool() {
        try {
            return (ForkJoinPool) commonPool.invokeExact((byte) 0);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
