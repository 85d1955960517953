package dev.lockstep.engine.runtime;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.trace.Sites;

/// What rewritten code calls to tell the values that a trace shows; like [Rt] in all else.
public final class RtValues {

    private RtValues() {}

    private static void result(String text) {
        var rt = Rt.running();
        if (rt != null) {
            Steps.result(rt.execution(), rt.fiber(), text);
        }
    }

    private static void see(long value) {
        var rt = watching();
        if (rt != null) {
            rt.execution().circle.value(rt.fiber(), value);
        }
    }

    /// The execution that watches the step just taken for what decides how the program goes on, or null.
    private static Rt.@Nullable Parts watching() {
        if (!Rt.watching()) {
            return null;
        }
        var rt = Rt.running();
        return rt == null || Sites.onlyCounts(rt.fiber().site) ? null : rt;
    }

    /// The step just taken is about this value.
    public static void value(boolean value) {
        see(value ? 1 : 2);
        if (Rt.recording()) {
            result(Boolean.toString(value));
        }
    }

    /// The step just taken is about this value.
    public static void value(int value) {
        see(value);
        if (Rt.recording()) {
            result(Integer.toString(value));
        }
    }

    /// The step just taken is about this value.
    public static void value(long value) {
        see(value);
        if (Rt.recording()) {
            result(Long.toString(value));
        }
    }

    /// The step just taken is about this value.
    public static void value(double value) {
        see(Double.doubleToRawLongBits(value));
        if (Rt.recording()) {
            result(Double.toString(value));
        }
    }

    /// The step just taken is about this value.
    public static void value(@Nullable Object value) {
        var rt = watching();
        if (rt != null) {
            rt.execution().circle.object(rt.fiber(), value);
        }
        if (Rt.recording()) {
            result(Recorder.text(value));
        }
    }

    /// A field holds this object: a trace names the object after it.
    public static void holds(@Nullable Object value, int field) {
        if (value != null && Rt.recording()) {
            var rt = Rt.running();
            var name = Sites.fieldName(field);
            if (rt != null && !name.startsWith("this$")) {
                rt.execution().shadows.name(value, name);
            }
        }
    }
}
