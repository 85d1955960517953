package dev.lockstep.engine.runtime;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/// Runs the static initialisers that were moved when something outside of a schedule needs them: once between two
/// schedules, while other threads wait.
///
/// Thread safety: each class's lock guards its initialisation.
final class Unscheduled {

    private static final Map<Class<?>, Lock> LOCKS = new ConcurrentHashMap<>();

    private static final class Lock extends ReentrantLock {

        private static final long serialVersionUID = 1;

        private boolean done;
    }

    private Unscheduled() {}

    /// A schedule begins: what was initialised before does not count any more.
    static void clear() {
        LOCKS.clear();
    }

    /// Begins to initialise a class.
    ///
    /// @return false if there is nothing to do: it is done, or the calling thread is at it
    static boolean enter(Class<?> type) {
        var lock = LOCKS.computeIfAbsent(type, _ -> new Lock());
        lock.lock();
        if (lock.done || lock.getHoldCount() > 1) {
            lock.unlock();
            return false;
        }
        return true;
    }

    /// Ends it.
    static void leave(Class<?> type, boolean done) {
        var lock = LOCKS.get(type);
        if (lock != null && lock.isHeldByCurrentThread()) {
            lock.done = done;
            lock.unlock();
        }
    }
}
