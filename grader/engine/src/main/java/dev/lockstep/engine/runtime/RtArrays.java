package dev.lockstep.engine.runtime;

import java.lang.reflect.Array;

import org.jspecify.annotations.Nullable;

/// What rewritten code calls where the JDK reads or writes many elements of an array at once; like [Rt] in all else.
public final class RtArrays {

    private RtArrays() {}

    /// Before some elements are read.
    public static void read(@Nullable Object array, int from, int to, int site) {
        var rt = Rt.running();
        if (rt != null && array != null && isPart(array, from, to)) {
            rt.memory().readPart(rt.shadow(array), from, to, site);
        }
    }

    /// Before some elements are written.
    public static void write(@Nullable Object array, int from, int to, int site) {
        var rt = Rt.running();
        if (rt != null && array != null && isPart(array, from, to)) {
            rt.memory().writePart(rt.shadow(array), from, to, site);
        }
    }

    /// Before all elements are read.
    public static void read(@Nullable Object array, int site) {
        if (array != null && Rt.running() != null) {
            read(array, 0, Array.getLength(array), site);
        }
    }

    /// Before all elements are written.
    public static void write(@Nullable Object array, int site) {
        if (array != null && Rt.running() != null) {
            write(array, 0, Array.getLength(array), site);
        }
    }

    /// Before what the elements of an array hold is asked for its text or its hash code.
    ///
    /// @param arrays whether elements that are arrays are asked for what they hold
    /// @param compares whether they are compared, and not asked for their text
    public static void asked(@Nullable Object array, boolean arrays, boolean compares, int site) {
        var rt = Rt.running();
        if (rt != null && array != null) {
            rt.calls().others().inTurn(array, arrays, compares, site);
        }
    }

    /// Instead of `System.arraycopy`.
    @SuppressWarnings("SuspiciousSystemArraycopy") // the caller's to answer for
    public static void arraycopy(@Nullable Object from, int first, @Nullable Object to, int at, int length, int site) {
        if (from != null && to != null && from.getClass().isArray() && to.getClass().isArray()) {
            read(from, first, first + length, site);
            write(to, at, at + length, site);
        }
        System.arraycopy(from, first, to, at, length);
    }

    /// Whether there are such elements; if not, the call will throw.
    private static boolean isPart(Object array, int from, int to) {
        return from >= 0 && from < to && to <= Array.getLength(array);
    }
}
