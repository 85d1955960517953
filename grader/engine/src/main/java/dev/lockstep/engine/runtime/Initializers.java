package dev.lockstep.engine.runtime;

import java.util.IdentityHashMap;

/// Runs the static initialisers of instrumented classes anew in every schedule, on the thread that needs the class
/// first, as JLS 12.4.2 orders it: others wait until it is through. The instrumenter has moved their code into ordinary
/// methods, in which threads can be switched.
final class Initializers {

    private final Execution execution;
    private final Monitors monitors;
    private final IdentityHashMap<Class<?>, Lock> locks = new IdentityHashMap<>();

    /// One class's.
    private static final class Lock {
        final Variable through;
        boolean done;
        boolean failed;

        /// What the thread that initialises the class knew of others when it began.
        long knew;

        Lock(Variable through) {
            this.through = through;
        }
    }

    Initializers(Execution execution, Monitors monitors) {
        this.execution = execution;
        this.monitors = monitors;
    }

    void clear() {
        locks.clear();
    }

    /// Begins to initialise a class.
    ///
    /// @return false if there is nothing to do: it is done, or the calling thread is at it
    boolean enter(Class<?> type, int site) {
        var lock = locks.computeIfAbsent(type, _ -> new Lock(execution.newVariable()));
        execution.effects.reads(lock.through);
        if (lock.done) {
            execution.current().clock.join(execution.shadows.of(lock).monitor(execution).published);
            return false;
        }
        if (monitors.holds(lock)) {
            return false;
        }
        monitors.enter(lock, site);
        if (lock.done) {
            monitors.exit(lock, site);
            return false;
        }
        if (lock.failed) {
            monitors.exit(lock, site);
            throw new NoClassDefFoundError("Could not initialize class " + type.getName());
        }
        var fiber = execution.current();
        fiber.initializing++;
        lock.knew = fiber.clock.sumOfOthers(fiber.index);
        return true;
    }

    /// Ends an initialisation that threw: nobody can use the class (JLS 12.4.2, step 11).
    void fail(Class<?> type, int site) {
        var lock = locks.get(type);
        if (lock != null) {
            lock.failed = true;
            execution.effects.writes(lock.through);
            execution.current().initializing--;
            monitors.exit(lock, site);
        }
    }

    /// Ends an initialisation.
    ///
    /// @return whether nobody has to ask any more: its accesses are not noted, so there is nothing to order unless other
    /// threads did part of the work
    boolean leave(Class<?> type, int site) {
        var lock = locks.get(type);
        if (lock == null) {
            return true;
        }
        var fiber = execution.current();
        lock.done = true;
        execution.effects.writes(lock.through);
        fiber.initializing--;
        monitors.exit(lock, site);
        return lock.knew == fiber.clock.sumOfOthers(fiber.index);
    }
}
