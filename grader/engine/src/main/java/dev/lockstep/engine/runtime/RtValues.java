package dev.lockstep.engine.runtime;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.runtime.Name.Origin;
import dev.lockstep.engine.trace.Result;
import dev.lockstep.engine.trace.Sites;

/// What rewritten code calls to tell the values, the calls and the names that a trace shows; like [Rt] in all else.
public final class RtValues {

    private RtValues() {}

    private static void show(@Nullable Object value, int site) {
        var rt = Rt.running();
        if (rt != null) {
            var recorder = rt.execution().recorder;
            if (recorder != null) {
                recorder.value(rt.fiber(), site, value);
            }
        }
    }

    private static void see(long value, int site) {
        var rt = watching(site);
        if (rt != null) {
            rt.execution().circle.value(rt.fiber(), value);
        }
    }

    /// The execution that watches the step just taken at a site for what decides how the program goes on, or null.
    private static Rt.@Nullable Parts watching(int site) {
        return !Rt.watching() || Sites.onlyCounts(site) ? null : Rt.running();
    }

    /// The step just taken at a site is about this value.
    public static void value(boolean value, int site) {
        see(value ? 1 : 2, site);
        if (Rt.recording()) {
            show(value, site);
        }
    }

    /// The step just taken at a site is about this value.
    public static void value(char value, int site) {
        see(value, site);
        if (Rt.recording()) {
            show(value, site);
        }
    }

    /// The step just taken at a site is about this value.
    public static void value(int value, int site) {
        see(value, site);
        if (Rt.recording()) {
            show(value, site);
        }
    }

    /// The step just taken at a site is about this value.
    public static void value(long value, int site) {
        see(value, site);
        if (Rt.recording()) {
            show(value, site);
        }
    }

    /// The step just taken at a site is about this value.
    public static void value(double value, int site) {
        see(Double.doubleToRawLongBits(value), site);
        if (Rt.recording()) {
            show(value, site);
        }
    }

    /// The step just taken at a site is about this value.
    public static void value(@Nullable Object value, int site) {
        var rt = watching(site);
        if (rt != null) {
            rt.execution().circle.object(rt.fiber(), value);
        }
        if (Rt.recording()) {
            show(value, site);
        }
    }

    /// A public method begins, in a schedule whose trace is written.
    public static void called(int site, @Nullable Object[] arguments) {
        var rt = Rt.running();
        if (rt != null && rt.execution().recorder != null) {
            rt.execution().recorder.calls().begin(rt.declares(site, false), arguments);
        }
    }

    /// It returns a value.
    public static void returns(@Nullable Object value) {
        ends(new Result.Value(Recorder.text(value)));
    }

    /// It returns nothing.
    public static void returns() {
        ends(Result.Plain.NOTHING);
    }

    /// It ends with an exception. How many calls a stack that overflows leaves in order, and can tell of, is the JVM's to
    /// decide: none is told.
    public static void fails(Throwable thrown) {
        ends(thrown instanceof StackOverflowError ? Result.Plain.NOTHING : Recorder.threw(thrown));
    }

    private static void ends(Result result) {
        var rt = Rt.running();
        if (rt != null && rt.execution().recorder != null) {
            rt.execution().recorder.calls().end(rt.fiber(), result);
        }
    }

    /// The calling thread prints.
    public static void prints(StandardStream stream, String text) {
        var rt = Rt.running();
        if (rt != null && rt.execution().recorder != null) {
            rt.execution().recorder.prints().add(rt.fiber(), stream, text);
        }
    }

    /// A field holds this object: a trace names the object after it.
    ///
    /// @param holder the object that has the field, or the class
    public static void holds(Object holder, @Nullable Object value, int field) {
        if (value != null && Rt.recording()) {
            var rt = Rt.running();
            if (rt != null && value.getClass() != holder.getClass()) { // nodes are all called next
                rt.execution().shadows.name(value, Name.field(holder, Sites.fieldName(field)));
            }
        }
    }

    /// A local variable begins with this object: a trace names the object after it, if it is none of the program's own
    /// classes, which say more.
    public static void local(@Nullable Object value, int name) {
        if (value != null && Rt.recording()) {
            var rt = Rt.running();
            if (rt != null && !(value instanceof Shadowed) && !(value instanceof Thread)) {
                rt.execution().shadows.name(value, new Name(null, Sites.fieldName(name), Origin.LOCAL));
            }
        }
    }
}
