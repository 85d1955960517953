package dev.lockstep.engine.soundness;

import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/// Other ways to the volatile fields `v` and `w` of a world, looked up once for all schedules.
public final class Accessors<T> {

    private static @Nullable Accessors<?> made;

    private final List<VarHandle> handles;
    private final List<VarHandle> plain;
    private final List<AtomicIntegerFieldUpdater<T>> updaters;

    private Accessors(List<VarHandle> handles, List<VarHandle> plain, List<AtomicIntegerFieldUpdater<T>> updaters) {
        this.handles = handles;
        this.plain = plain;
        this.updaters = updaters;
    }

    /// The accessors of the class that looks up.
    ///
    /// @param updaters what only that class can make
    @SuppressWarnings("unchecked") // there is one such class
    public static <T> Accessors<T> of(Lookup lookup, Supplier<List<AtomicIntegerFieldUpdater<T>>> updaters) {
        var known = made;
        if (known == null) {
            known = new Accessors<>(List.of(handle(lookup, "v"), handle(lookup, "w")),
                    List.of(handle(lookup, "x"), handle(lookup, "y")), updaters.get());
            made = known;
        }
        return (Accessors<T>) known;
    }

    private static VarHandle handle(Lookup lookup, String field) {
        try {
            return lookup.findVarHandle(lookup.lookupClass(), field, int.class);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A handle of `v` or `w`.
    public VarHandle handle(int on) {
        return handles.get(on);
    }

    /// A handle of the plain `x` or `y`.
    public VarHandle plainHandle(int on) {
        return plain.get(on);
    }

    /// An updater of `v` or `w`.
    public AtomicIntegerFieldUpdater<T> updater(int on) {
        return updaters.get(on);
    }
}
