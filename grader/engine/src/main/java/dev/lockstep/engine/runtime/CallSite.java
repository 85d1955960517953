package dev.lockstep.engine.runtime;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.runtime.ThreadProperties.Use;
import dev.lockstep.engine.trace.Operation;
import dev.lockstep.engine.trace.Sites;

/// What there is to know of a place in the program that calls the JDK, found out once. Not thread-safe: used by the
/// carrier alone.
final class CallSite {

    /// Calls on threads that others can see the order of; the rest of them blocks, or can wait until the next step.
    private static final Set<String> POINTS = Set.of("interrupt", "isAlive", "getState", "isInterrupted",
            "interrupted", "unpark", "start");

    /// Calls that move an iterator on, though they only read the collection.
    private static final Set<String> ITERATING = Set.of("next", "previous", "nextElement", "tryAdvance",
            "forEachRemaining");

    /// Calls whose result belongs to the object they are made on.
    private static final Set<String> VIEWS = Set.of("newCondition", "readLock", "writeLock", "iterator",
            "listIterator", "descendingIterator", "keySet", "values", "entrySet", "subList", "headMap", "tailMap",
            "subMap", "headSet", "tailSet", "subSet", "descendingMap", "descendingSet", "reversed", "asReadLock",
            "asWriteLock", "asReadWriteLock", "newSetFromMap", "asLifoQueue");

    /// Calls that read their argument as a whole.
    private static final Set<String> READS_ARGUMENT = Set.of("addAll", "putAll", "containsAll", "removeAll",
            "retainAll", "equals", "drainTo");

    /// The name of the method.
    final String method;
    final Effect effect;

    /// Whether it is a switch point, if its receiver is a thread.
    final boolean isThreadPoint;
    final boolean startsThread;
    final boolean asksForInterrupt;

    /// What it does to a property of a thread, or null.
    final @Nullable Use property;
    final boolean iterates;
    final boolean returnsView;
    final boolean readsArgument;
    final boolean writesCollection;

    /// Whether it wakes threads that wait for a condition, and whether all of them.
    final boolean signals;
    final boolean signalsAll;

    final int number;
    /// Whether it only counts up, and nobody uses what comes of it.
    final boolean onlyCounts;

    private @Nullable Receiver last;

    /// What there is to know of the calls here on objects of one class.
    ///
    /// @param isCollection whether it is a collection or a map
    /// @param callsBack whether calls on it call code of the program's that others' calls have to be ordered with
    /// @param isSelfContained whether they have to do with the object alone, and perhaps with their first argument
    /// @param isPinned whether the call may call back while the JDK holds a monitor of its own
    /// @param isLocked whether the call takes a lock that whoever comes at the right moment gets, unless it is a fair one
    /// @param isAtomic whether it is an atomic object that can be asked for its value
    record Receiver(Class<?> type, Kind kind, boolean isCollection, boolean callsBack, boolean isSelfContained,
            boolean isPinned, boolean isLocked, boolean isAtomic) {

        private static Receiver of(Object object, String method) {
            return new Receiver(object.getClass(), Kind.of(object),
                    object instanceof Collection || object instanceof Map, Kind.callsBack(object),
                    SelfContained.is(object), Kind.locksAround(object, method),
                    method.equals("lock") && object.getClass() == ReentrantLock.class, isAtomic(object));
        }

        private static boolean isAtomic(Object object) {
            return object instanceof AtomicBoolean || object instanceof AtomicInteger || object instanceof AtomicLong
                    || object instanceof AtomicReference<?>;
        }
    }

    /// @param site its number
    CallSite(int site) {
        number = site;
        method = Sites.get(site).member();
        signalsAll = method.equals("signalAll");
        signals = signalsAll || method.equals("signal");
        effect = Effect.of(method);
        isThreadPoint = POINTS.contains(method);
        startsThread = method.equals("start");
        asksForInterrupt = method.equals("isInterrupted") || method.equals("interrupted");
        property = Sites.get(site).operation() == Operation.THREAD ? Use.of(method) : null;
        iterates = ITERATING.contains(method);
        returnsView = VIEWS.contains(method) || method.startsWith("unmodifiable") || method.startsWith("checked");
        readsArgument = READS_ARGUMENT.contains(method);
        writesCollection = Effect.writesCollection(method);
        onlyCounts = Sites.onlyCounts(site);
    }

    /// What there is to know of calls on this object; most places see objects of one class.
    Receiver on(Object object) {
        var known = last;
        if (known == null || known.type != object.getClass()) {
            known = Receiver.of(object, method);
            last = known;
        }
        return known;
    }
}
