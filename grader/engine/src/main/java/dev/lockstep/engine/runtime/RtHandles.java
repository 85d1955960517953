package dev.lockstep.engine.runtime;

import org.jspecify.annotations.Nullable;

/// What rewritten code calls around the calls of `VarHandle`s and field updaters; like [Rt] in all else.
public final class RtHandles {

    private RtHandles() {}

    /// Before a call.
    ///
    /// @param first the first argument if it is a reference
    /// @param index the second argument if it is a number that may be an index, else -1
    /// @param access the number of an [Access]
    public static void before(@Nullable Object accessor, @Nullable Object first, int index, int access, int site) {
        var rt = Rt.running();
        if (rt != null && accessor != null) {
            rt.accessors().before(accessor, first, index, Access.at(access), site);
        }
    }

    /// Before an access that orders less than a volatile one, and is run as one.
    public static void weakened(int site) {
        var rt = Rt.running();
        if (rt != null) {
            rt.execution().gaps.weakened(site);
        }
    }

    /// After a call of a kind that [Access#ends], that returned or threw.
    ///
    /// @param failed whether it wrote nothing
    public static void after(@Nullable Object accessor, @Nullable Object first, int index, int access, int site,
            boolean failed) {
        var rt = Rt.running();
        if (rt != null && accessor != null) {
            rt.accessors().after(accessor, first, index, Access.at(access), site, failed);
        }
    }
}
