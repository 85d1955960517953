package dev.lockstep.engine.runtime;

import dev.lockstep.engine.jdk.EnumConstants;

/// What rewritten code calls about the static initialisers of its classes; like [Rt] in all else.
public final class RtStatics {

    private RtStatics() {}

    /// Before the static initialiser of a class.
    ///
    /// @param site of what needs the class
    /// @return whether the caller is to run it
    public static boolean initialize(Class<?> type, int site) {
        var rt = Rt.running();
        var isFirst = rt == null ? Unscheduled.enter(type) : rt.initializers().enter(type, site);
        if (isFirst) {
            EnumConstants.renew(type);
        }
        return isFirst;
    }

    /// Before code of a class uses the class itself: it may run in a thread that another one has begun to initialise the
    /// class for.
    public static void own(Class<?> type, int site) {
        var rt = Rt.running();
        if (rt != null) {
            rt.initializers().awaitOwn(type, site);
        }
    }

    /// After the static initialiser of a class.
    ///
    /// @return what the class notes
    public static int initialized(Class<?> type) {
        var rt = Rt.running();
        if (rt == null) {
            Unscheduled.leave(type, true);
            return Rt.initialized;
        }
        return rt.initializers().leave(type) ? Rt.initialized : Rt.ALWAYS_ASK;
    }

    /// After a static initialiser that threw.
    ///
    /// @return what whoever needed the class is to be thrown
    public static Throwable failed(Throwable thrown, Class<?> type) {
        var rt = Rt.running();
        if (rt == null) {
            Unscheduled.leave(type, false);
        } else {
            rt.initializers().fail(type);
        }
        return thrown instanceof Error ? thrown : new ExceptionInInitializerError(thrown);
    }

    /// At the beginning of a static initialiser that had to stay the JVM's: threads cannot be switched inside.
    public static void pin() {
        var rt = Rt.running();
        if (rt != null) {
            rt.fiber().pinned++;
            rt.fiber().initializing++;
        }
    }

    /// At the end of such an initialiser.
    public static void unpin() {
        var rt = Rt.running();
        if (rt != null) {
            rt.fiber().pinned--;
            rt.fiber().initializing--;
        }
    }
}
