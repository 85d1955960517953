package dev.lockstep.engine.runtime;

import dev.lockstep.engine.jdk.EnumConstants;
import dev.lockstep.engine.trace.Operation;
import dev.lockstep.engine.trace.Site;
import dev.lockstep.engine.trace.Sites;

/// What rewritten code calls about the static initialisers of its classes; like [Rt] in all else.
public final class RtStatics {

    private static final int INITIALIZER = Sites.number(new Site(Operation.MONITOR_ENTER, "", "", "<clinit>", "", 0));

    private RtStatics() {}

    /// Before the static initialiser of a class.
    ///
    /// @return whether the caller is to run it
    public static boolean initialize(Class<?> type) {
        var rt = Rt.running();
        var isFirst = rt == null ? Unscheduled.enter(type) : rt.initializers().enter(type, INITIALIZER);
        if (isFirst) {
            EnumConstants.renew(type);
        }
        return isFirst;
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
        return rt.initializers().leave(type, INITIALIZER) ? Rt.initialized : Rt.ALWAYS_ASK;
    }

    /// After a static initialiser that threw.
    ///
    /// @return what whoever needed the class is to be thrown
    public static Throwable failed(Throwable thrown, Class<?> type) {
        var rt = Rt.running();
        if (rt == null) {
            Unscheduled.leave(type, false);
        } else {
            rt.initializers().fail(type, INITIALIZER);
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
