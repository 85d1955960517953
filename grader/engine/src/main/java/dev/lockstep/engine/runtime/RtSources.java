package dev.lockstep.engine.runtime;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.jdk.Identity;

/// What rewritten code calls instead of what differs from run to run elsewhere; like [Rt] in all else.
public final class RtSources {

    private static final int PROCESSORS = 4;

    private RtSources() {}

    /// Instead of `System.nanoTime`.
    public static long nanoTime() {
        var rt = Rt.running();
        if (rt == null) {
            return System.nanoTime();
        }
        var now = rt.execution().threads.nanoTime();
        rt.fiber().loops.readClock(now);
        rt.execution().circle.time(rt.fiber(), now);
        return now;
    }

    /// Instead of `System.currentTimeMillis`.
    public static long currentTimeMillis() {
        var rt = Rt.running();
        return rt == null ? System.currentTimeMillis() : rt.execution().time.millis(nanoTime());
    }

    /// Instead of `System.identityHashCode`, and of `hashCode` where a class of the program's own has none.
    public static int identityHashCode(@Nullable Object object) {
        var rt = Rt.running();
        if (rt != null && object != null) {
            rt.chance().identify(object);
        }
        return System.identityHashCode(object);
    }

    /// Instead of `hashCode`.
    public static int hashCode(Object object) {
        if (Rt.isBegun() && Identity.hashesByIdentity(object)) {
            return identityHashCode(object);
        }
        return object.hashCode();
    }

    /// After the program has made an object.
    public static void made(Object object) {
        var rt = Rt.running();
        if (rt != null) {
            rt.chance().made(object);
        }
    }

    /// Makes the identity hash codes of what the current thread makes collide.
    public static void collide() {
        var rt = Rt.running();
        if (rt != null) {
            rt.chance().collide();
        }
    }

    /// After an expression that the JVM evaluates to the same object every time.
    public static void constant(Object object, int hash) {
        Identity.set(object, Identity.mix(hash));
    }

    /// Instead of `Runtime.availableProcessors`.
    public static int availableProcessors(Runtime runtime) {
        return Rt.running() == null ? runtime.availableProcessors() : PROCESSORS;
    }
}
