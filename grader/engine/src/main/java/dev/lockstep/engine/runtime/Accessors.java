package dev.lockstep.engine.runtime;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.jdk.Accessed;
import dev.lockstep.engine.jdk.Accessed.ByProgram;
import dev.lockstep.engine.jdk.Accessed.OfBytes;
import dev.lockstep.engine.jdk.Accessed.OfElements;
import dev.lockstep.engine.jdk.Accessed.OfField;
import dev.lockstep.engine.jdk.Accessed.OfUnknown;
import dev.lockstep.engine.trace.Sites;

/// Accesses through `VarHandle`s, field updaters and reflection. They are accesses of the very variable that direct accesses of the
/// field or the element are of.
final class Accessors {

    private static final int KEPT = 16;

    private final Execution execution;
    private final Memory memory;

    /// What the accessors used last access.
    private final @Nullable Known[] known = new Known[KEPT];
    private int next;

    /// What an accessor accesses.
    ///
    /// @param field its number, if it is one
    private record Known(Object accessor, Accessed accessed, int field) {

        static Known of(Object accessor) {
            var accessed = Accessed.by(accessor);
            var field = accessed instanceof OfField(var of, _, _)
                    ? Sites.field(of.getDeclaringClass().getName().replace('.', '/'), of.getName())
                    : -1;
            return new Known(accessor, accessed, field);
        }
    }

    Accessors(Execution execution, Memory memory) {
        this.execution = execution;
        this.memory = memory;
    }

    void before(Object accessor, @Nullable Object first, int index, Access access, int site) {
        var found = find(accessor);
        switch (found.accessed) {
            case OfField field -> {
                var owner = ownerOf(field, first);
                if (owner != null) {
                    beforeField(found, field, owner, access.direct(field.isVolatile()), site);
                }
            }
            case OfElements elements -> {
                if (first != null && elements.includes(first, index)) {
                    begin(execution.shadows.of(first), index, 1, access, site);
                    snapshot(first, elements.offset(index), elements.type(), access);
                }
            }
            case OfBytes bytes -> {
                if (first != null && index >= 0) {
                    begin(execution.shadows.of(first), index, bytes.width(), access, site);
                }
            }
            case OfUnknown _ -> beforeUnknown(execution.shadows.of(accessor), access, site);
            case ByProgram _ -> {
            }
        }
    }

    void after(Object accessor, @Nullable Object first, int index, Access access, int site, boolean failed) {
        var found = find(accessor);
        switch (found.accessed) {
            case OfField field -> {
                var owner = ownerOf(field, first);
                if (owner != null) {
                    var base = field.base() == null ? owner : field.base();
                    var same = isSame(base, field.offset(), field.field().getType(), access);
                    end(execution.shadows.of(owner), found.field, 1, access, site, failed, same);
                }
            }
            case OfElements elements -> {
                if (first != null && elements.includes(first, index)) {
                    var same = isSame(first, elements.offset(index), elements.type(), access);
                    end(execution.shadows.of(first), index, 1, access, site, failed, same);
                }
            }
            case OfBytes bytes -> {
                if (first != null && index >= 0) {
                    end(execution.shadows.of(first), index, bytes.width(), access, site, failed, false);
                }
            }
            case OfUnknown _ -> afterUnknown(execution.shadows.of(accessor), access);
            case ByProgram _ -> {
            }
        }
    }

    @SuppressWarnings("ReferenceEquality") // an accessor is itself alone
    private Known find(Object accessor) {
        for (var each : known) {
            if (each != null && each.accessor == accessor) {
                return each;
            }
        }
        var fresh = Known.of(accessor);
        known[next] = fresh;
        next = (next + 1) % KEPT;
        return fresh;
    }

    /// The object that has the field; null if the call will throw.
    private static @Nullable Object ownerOf(OfField field, @Nullable Object first) {
        var declaring = field.field().getDeclaringClass();
        if (field.isStatic()) {
            return declaring;
        }
        return declaring.isInstance(first) ? first : null;
    }

    private void beforeField(Known found, OfField field, Object owner, Access access, int site) {
        if (field.isVolatile() == access.isPlain()) {
            execution.mixed.set(found.field);
            execution.shadows.of(owner).mixed(found.field, execution);
        }
        begin(execution.shadows.of(owner), found.field, 1, access, site);
        var base = field.base();
        snapshot(base == null ? owner : base, field.offset(), field.field().getType(), access);
    }

    // Steps

    private void begin(Shadow shadow, int from, int count, Access access, int site) {
        switch (access) {
            case PLAIN_READ, DIRECT_READ -> memory.read(shadow, from, count, site);
            case PLAIN_WRITE, DIRECT_WRITE -> memory.write(shadow, from, count, site);
            case READ, WRITE, COMPARE, UPDATE, FUNCTION -> {
                var fiber = memory.point(shadow, site);
                for (var key = from; key < from + count; key++) {
                    begin(fiber, shadow.mixed(key, execution), shadow, access, site);
                }
                if (access == Access.FUNCTION) {
                    fiber.calls.push(null); // the function may be switched away in
                }
            }
        }
        if (access.writes()) {
            Steps.changes(execution, execution.current());
        }
    }

    private void begin(Fiber fiber, Variable variable, Shadow shadow, Access access, int site) {
        switch (access) {
            case READ -> memory.volatileRead(fiber, shadow, variable, site);
            case WRITE -> memory.volatileWrite(fiber, shadow, variable, site, true);
            case COMPARE, UPDATE, FUNCTION -> fiber.clock.join(variable.published());
            case PLAIN_READ, PLAIN_WRITE, DIRECT_READ, DIRECT_WRITE -> {
            }
        }
    }

    private void end(Shadow shadow, int from, int count, Access access, int site, boolean failed, boolean same) {
        var fiber = execution.current();
        if (access == Access.FUNCTION) {
            fiber.calls.pop();
        }
        for (var key = from; key < from + count; key++) {
            var variable = shadow.mixed(key, execution);
            memory.volatileRead(fiber, shadow, variable, site);
            if (!failed) {
                memory.volatileWrite(fiber, shadow, variable, site, !same);
            }
        }
    }

    // Memory that cannot be told

    private void beforeUnknown(Shadow shadow, Access access, int site) {
        var fiber = memory.point(shadow, site);
        fiber.clock.join(shadow.published());
        touchUnknown(fiber);
        execution.gaps.unseen(site);
        if (!access.ends()) {
            Monitors.publish(fiber, shadow.published());
        }
        if (access == Access.FUNCTION) {
            fiber.calls.push(null);
        }
    }

    private void afterUnknown(Shadow shadow, Access access) {
        var fiber = execution.current();
        if (access == Access.FUNCTION) {
            fiber.calls.pop();
        }
        touchUnknown(fiber);
        Monitors.publish(fiber, shadow.published());
    }

    private void touchUnknown(Fiber fiber) {
        execution.effects.touchesEverything();
        fiber.loops.write();
        execution.progress();
    }

    // Values

    private void snapshot(Object base, long offset, Class<?> type, Access access) {
        if (access == Access.COMPARE || access == Access.UPDATE) {
            var fiber = execution.current();
            if (type.isPrimitive()) {
                fiber.before = Accessed.bits(base, offset, type);
            } else {
                fiber.beforeReference = Accessed.reference(base, offset);
            }
        }
    }

    /// Whether the variable has the value that it had before the call.
    @SuppressWarnings("ReferenceEquality") // as compareAndSet compares
    private boolean isSame(Object base, long offset, Class<?> type, Access access) {
        if (access == Access.FUNCTION) {
            return false;
        }
        var fiber = execution.current();
        if (type.isPrimitive()) {
            return fiber.before == Accessed.bits(base, offset, type);
        }
        var before = fiber.beforeReference;
        fiber.beforeReference = null;
        return before == Accessed.reference(base, offset);
    }
}
