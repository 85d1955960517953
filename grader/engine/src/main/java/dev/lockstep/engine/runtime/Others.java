package dev.lockstep.engine.runtime;

import java.lang.reflect.Array;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.jdk.JdkLocks;
import dev.lockstep.engine.model.Kind;
import dev.lockstep.engine.model.Model;
import dev.lockstep.engine.model.Trait;
import dev.lockstep.engine.runtime.CallSite.Receiver;

/// What calls of the JDK do to other objects than their own: they read or fill an argument, ask what it and the object hold in
/// turn, and an entry has its value in a map.
final class Others {

    private final Execution execution;
    private final Memory memory;
    private final Monitors monitors;
    private final Held held;

    Others(Execution execution, Memory memory, Monitors monitors) {
        this.execution = execution;
        this.memory = memory;
        this.monitors = monitors;
        held = new Held(execution.shadows);
    }

    /// The argument of a call that is done with it before it begins with its own object.
    void first(Receiver on, Object argument, CallSite site) {
        argument(on, argument, site);
        after(on, argument, site);
    }

    private Object monitorOf(Object argument) {
        return JdkLocks.monitorOf(execution.shadows.of(argument).object);
    }

    /// Whether a call takes the monitor of its argument, while it holds its own.
    private static boolean entersArgument(Receiver on, Object argument) {
        var type = Model.jdkClass(argument.getClass());
        var iterates = on.isEquality() || on.deed().is(Trait.ITERATES);
        return on.hasArgument() && Model.kind(type) == Kind.SYNCHRONISED && !Model.is(type, Trait.FREE)
                && isRead(on, argument) && (!iterates || Model.is(type, Trait.WALKED_LOCKED));
    }

    /// Whether a call reads its argument, or writes it: one that has no text but its name, or equals nothing but itself, need not
    /// be read for that.
    private static boolean isRead(Receiver on, Object argument) {
        return !on.asksArgument() || argument.getClass().isArray()
                || Model.tells(argument.getClass(), on.compares());
    }

    /// An object that is read as the argument of a call, or written.
    void argument(Receiver on, Object argument, CallSite call) {
        if (!isRead(on, argument)) {
            return;
        }
        var fiber = execution.current();
        var shadow = execution.shadows.of(argument);
        var site = call.site;
        switch (Kinds.of(shadow, argument)) {
            case CONCURRENT -> fiber.clock.join(shadow.published());
            case UNSYNCHRONISED -> {
                if (argument.getClass().isArray()) {
                    array(on, argument, call);
                } else if (Model.is(Model.jdkClass(argument.getClass()), Trait.STRUCTURE) && !on.fillsArgument()) {
                    memory.readStructure(fiber, shadow, site);
                } else {
                    memory.accessWhole(fiber, shadow, on.fillsArgument(), site);
                }
            }
            case SYNCHRONISED -> {
                if (entersArgument(on, argument)) {
                    monitors.enter(monitorOf(argument), site);
                }
                if (!Model.is(Model.jdkClass(argument.getClass()), Trait.FREE)) {
                    memory.accessWhole(fiber, shadow.contents(), on.fillsArgument(), site);
                }
            }
            case TASKS, THREAD, WRAPPER, CURSOR, IMMUTABLE, OPEN, UNKNOWN -> {
            }
        }
    }

    /// An array that a call is given, as one.
    private void array(Receiver on, Object array, CallSite call) {
        if (call.isGivenArray && Array.getLength(array) > 0) {
            memory.accessWhole(execution.current(), execution.shadows.of(array), on.fillsArgument(), call.site);
        }
    }

    /// A call has ended that was given an argument.
    void after(Receiver on, Object argument, CallSite site) {
        if (entersArgument(on, argument)) {
            monitors.exit(monitorOf(argument), site.site);
        }
    }

    /// What is asked in turn, when the object and its argument are asked for their text, their hash code or whether they are
    /// equal.
    void inTurn(Receiver on, Object receiver, @Nullable Object first, CallSite site) {
        if (on.deed().is(Trait.UNSEEN) && (first == null || !Elements.isPlain(first))) {
            execution.gaps.unseen(site.site);
        }
        var arrays = on.deed().is(Trait.ARRAYS);
        if (on.deed().is(Trait.DEEP)) {
            inTurn(receiver, arrays, on.compares(), site.site);
        }
        if (first != null && on.asksArgument() && (site.isGivenArray || !first.getClass().isArray())) {
            inTurn(first, arrays, on.compares(), site.site);
        }
    }

    /// What an object holds is asked.
    ///
    /// @param arrays whether arrays in it are, too
    /// @param compares whether it is compared, and not asked for its text
    void inTurn(Object container, boolean arrays, boolean compares, int site) {
        if (Held.mayHold(container) && !held.in(container, arrays, compares, each -> asked(each, site))) {
            execution.gaps.unseen(site);
        }
    }

    /// An object that another one holds is read.
    private void asked(Object object, int site) {
        var fiber = execution.current();
        var shadow = execution.shadows.of(object);
        switch (Kinds.of(shadow, object)) {
            case CONCURRENT -> fiber.clock.join(shadow.published());
            case UNSYNCHRONISED -> {
                if (!(object instanceof Map.Entry<?, ?> entry) || !accessesValue(entry, shadow, false, site)) {
                    memory.readWhole(fiber, shadow.contents(), site);
                }
            }
            case SYNCHRONISED -> {
                if (Model.is(Model.jdkClass(object.getClass()), Trait.FREE)) {
                    return;
                }
                monitors.enter(monitorOf(object), site);
                memory.readWhole(fiber, shadow.contents(), site);
                monitors.exit(monitorOf(object), site);
            }
            case TASKS, THREAD, WRAPPER, CURSOR, IMMUTABLE, OPEN, UNKNOWN -> {
            }
        }
    }

    /// Whether the value of an entry is that of a map, which is noted then.
    boolean accessesValue(Map.Entry<?, ?> entry, Shadow shadow, boolean writes, int site) {
        var map = shadow.source;
        if (map == null) {
            return false;
        }
        var key = Elements.key(map.object, entry.getKey(), -1, execution.shadows);
        if (key == null) {
            return false;
        }
        memory.accessElement(execution.current(), map, key, writes, site);
        return true;
    }
}
