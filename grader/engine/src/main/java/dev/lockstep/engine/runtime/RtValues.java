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

    /// The step just taken is about this value.
    public static void value(boolean value) {
        if (Rt.recording()) {
            result(Boolean.toString(value));
        }
    }

    /// The step just taken is about this value.
    public static void value(int value) {
        if (Rt.recording()) {
            result(Integer.toString(value));
        }
    }

    /// The step just taken is about this value.
    public static void value(long value) {
        if (Rt.recording()) {
            result(Long.toString(value));
        }
    }

    /// The step just taken is about this value.
    public static void value(double value) {
        if (Rt.recording()) {
            result(Double.toString(value));
        }
    }

    /// The step just taken is about this value.
    public static void value(@Nullable Object value) {
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
