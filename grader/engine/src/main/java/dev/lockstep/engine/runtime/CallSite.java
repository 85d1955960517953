package dev.lockstep.engine.runtime;

import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.model.Deed;
import dev.lockstep.engine.model.Effect;
import dev.lockstep.engine.model.Invocation;
import dev.lockstep.engine.model.Invocation.Dispatch;
import dev.lockstep.engine.model.Invocations;
import dev.lockstep.engine.model.Kind;
import dev.lockstep.engine.model.Model;
import dev.lockstep.engine.model.Trait;
import dev.lockstep.engine.runtime.ThreadProperties.Use;
import dev.lockstep.engine.trace.Operation;
import dev.lockstep.engine.trace.Sites;

/// What there is to know of a place in the program that calls the JDK, found out once. Not thread-safe: used by the
/// carrier alone.
final class CallSite {

    /// The place's number.
    final int site;

    /// Whether it is a switch point, if its receiver is a thread.
    final boolean isPoint;
    final boolean startsThread;
    final boolean asksForInterrupt;

    /// What it does to a property of a thread, or null.
    final @Nullable Use property;

    /// Whether it only counts up, and nobody uses what comes of it.
    final boolean onlyCounts;

    /// Whether the method itself says that it is given an array; it does not look into one that it is given as any object.
    final boolean isGivenArray;

    private final Invocation invocation;
    private @Nullable Receiver last;

    /// How what a call returns belongs to the object of the call.
    enum Returned {
        /// It is a face of it.
        VIEW,
        /// It has a place of its own in it.
        CURSOR,
        /// It keeps its contents there.
        BACKED;

        static @Nullable Returned by(Deed deed) {
            if (deed.is(Trait.VIEW)) {
                return VIEW;
            }
            if (deed.is(Trait.CURSOR)) {
                return CURSOR;
            }
            return deed.is(Trait.BACKED) ? BACKED : null;
        }
    }

    /// What there is to know of the calls here on objects of one class.
    ///
    /// @param isCollection whether it is a collection or a map
    /// @param callsBack whether calls on it call code of the program's that others' calls have to be ordered with
    /// @param isSelfContained whether they have to do with the object alone, and perhaps with their first argument
    /// @param isPinned whether the call may call back while the JDK holds a monitor of its own
    /// @param isLocked whether the call takes a lock that whoever comes at the right moment gets, unless it is a fair one
    /// @param isAtomic whether it is an atomic object that can be asked for its value
    /// @param failsOnNothing whether a result of false, null or 0 says that nothing was done
    /// @param hasArgument whether it reads or writes an argument
    /// @param moves whether it moves its object on
    /// @param reads whether it has to do with optimistic reads
    /// @param isCollaborator whether the program's own code runs, and the caller knows an interface alone
    /// @param isFirst whether it is done with its argument before it takes a monitor of its own
    /// @param isEquality whether it is a static method that is about a list, which goes through what it is compared with
    /// @param isWeak whether it is run as an access that orders more
    /// @param hasElements whether who replaces an element changes nothing else; nobody knows what a subclass of the
    ///        program's does
    /// @param readsStructure whether it reads how many elements there are, or which keys, and no element or value
    /// @param returns how what it returns belongs to the object, or null if it does not
    record Receiver(Class<?> type, Kind kind, Deed deed, boolean isCollection, boolean callsBack,
            boolean isSelfContained, boolean isPinned, boolean isLocked, boolean isAtomic, boolean failsOnNothing,
            boolean hasArgument, boolean moves, boolean reads, boolean isCollaborator, boolean isFirst,
            boolean isEquality, boolean isWeak, boolean hasElements, boolean readsStructure,
            @Nullable Returned returns) {

        private static Kind kind(Invocation invocation, boolean isTheJdks, Class<?> ofJdk) {
            if (invocation.isOnArray()) {
                return Kind.UNSYNCHRONISED;
            }
            return isTheJdks ? Model.kind(ofJdk) : Kind.IMMUTABLE;
        }

        /// Whether it writes to its argument.
        boolean fillsArgument() {
            return deed.is(Trait.FILLS);
        }

        /// Whether it asks its argument, and what that holds in turn, for a text or whether they are equal.
        boolean asksArgument() {
            return hasArgument && (deed.is(Trait.DEEP) || deed.is(Trait.KEY));
        }

        /// Whether it compares objects, and does not ask for their text.
        boolean compares() {
            return deed.is(Trait.COMPARES) || deed.is(Trait.KEY);
        }

        private static Deed deed(Class<?> ofJdk, Invocation invocation) {
            if (!invocation.isStatic()) {
                return Model.deed(ofJdk, invocation.method(), invocation.descriptor());
            }
            var deed = invocation.ofStatic();
            return deed.is(Trait.DEEP) && !invocation.isOnArray() && !Model.tells(ofJdk, deed.is(Trait.COMPARES))
                    ? deed.onOthers()
                    : deed;
        }

        private static Receiver of(Object object, Invocation invocation) {
            var type = object.getClass();
            var ofJdk = Model.jdkClass(type);
            var isTheJdks = runsJdk(type, ofJdk, invocation);
            var kind = kind(invocation, isTheJdks, ofJdk);
            var hasElements = type == ofJdk && Model.is(ofJdk, Trait.ELEMENTS);
            var deed = deed(ofJdk, invocation);
            return new Receiver(type, deed.effect() == Effect.NONE ? Kind.IMMUTABLE : kind,
                    deed, object instanceof Collection || object instanceof Map,
                    Model.is(ofJdk, Trait.CALLS_BACK), kind != Kind.UNKNOWN && !Model.is(ofJdk, Trait.ENTANGLED),
                    deed.is(Trait.PINNED), type == ReentrantLock.class && invocation.method().equals("lock"),
                    Model.is(ofJdk, Trait.ATOMIC),
                    deed.is(Trait.FAILS) || (invocation.returnsBoolean() && !deed.is(Trait.VALUE)),
                    deed.is(Trait.ARGUMENT) || deed.is(Trait.FILLS)
                            || (deed.is(Trait.KEY) && !Model.is(ofJdk, Trait.IDENTITY)),
                    deed.is(Trait.MOVES),
                    deed.is(Trait.BEGINS_READING) || deed.is(Trait.VALIDATES) || deed.is(Trait.ENDS_READING),
                    !isTheJdks && invocation.dispatch() == Dispatch.INTERFACE, deed.is(Trait.FIRST),
                    invocation.isStatic() && object instanceof List, deed.is(Trait.WEAK),
                    hasElements, (hasElements && deed.is(Trait.STRUCTURE)) || Model.is(ofJdk, Trait.STRUCTURE),
                    kind == Kind.IMMUTABLE ? null : Returned.by(deed));
        }
    }

    /// The name of the method that is called.
    String method() {
        return invocation.method();
    }

    /// @param number of the call
    CallSite(int number) {
        invocation = Invocations.get(number);
        site = invocation.site();
        isGivenArray = invocation.isGivenArray();
        var ofThread = invocation.isStatic()
                ? invocation.ofStatic()
                : Model.deed(Thread.class, invocation.method(), invocation.descriptor());
        isPoint = ofThread.is(Trait.POINT);
        startsThread = ofThread.is(Trait.STARTS);
        asksForInterrupt = ofThread.is(Trait.ASKS_INTERRUPT);
        onlyCounts = Sites.onlyCounts(site);
        property = Sites.get(site).operation() == Operation.THREAD ? Use.of(invocation.method()) : null;
    }

    /// What there is to know of calls on this object; most places see objects of one class.
    Receiver on(Object object) {
        var known = last;
        if (known == null || known.type != object.getClass()) {
            known = Receiver.of(object, invocation);
            last = known;
        }
        return known;
    }

    /// Whether the method that runs is the JDK's, and has a state of the JDK's to do with.
    private static boolean runsJdk(Class<?> type, Class<?> ofJdk, Invocation invocation) {
        if (type == ofJdk) {
            return true;
        }
        if (invocation.isStatic()) {
            return !Model.isSkeleton(ofJdk);
        }
        if (invocation.dispatch() != Dispatch.SUPER && isOverridden(type, ofJdk, invocation)) {
            return false;
        }
        for (var each = ofJdk; each != null; each = each.getSuperclass()) {
            if (declares(each, invocation)) {
                return !Model.isSkeleton(each);
            }
        }
        return false;
    }

    private static boolean isOverridden(Class<?> type, Class<?> ofJdk, Invocation invocation) {
        for (var each = type; each != ofJdk && each != null; each = each.getSuperclass()) {
            if (each.isHidden() || declares(each, invocation)) {
                return true;
            }
        }
        return false;
    }

    private static boolean declares(Class<?> type, Invocation invocation) {
        for (var method : type.getDeclaredMethods()) {
            if (method.getName().equals(invocation.method())
                    && descriptor(method).equals(invocation.descriptor())) {
                return true;
            }
        }
        return false;
    }

    private static String descriptor(Method method) {
        return MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                .descriptorString();
    }
}
