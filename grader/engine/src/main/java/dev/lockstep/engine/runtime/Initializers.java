package dev.lockstep.engine.runtime;

import java.util.IdentityHashMap;

import dev.lockstep.engine.trace.Operation;
import dev.lockstep.engine.trace.Site;
import dev.lockstep.engine.trace.Sites;

/// Runs the static initialisers of instrumented classes anew in every schedule, on the thread that needs the class
/// first, as JLS 12.4.2 orders it: others wait until it is through. The instrumenter has moved their code into ordinary
/// methods, in which threads can be switched.
final class Initializers {

    private static final int END = Sites.number(new Site(Operation.INITIALIZED, "", "", "<clinit>", "", 0));

    private final Execution execution;
    private final Monitors monitors;
    private final IdentityHashMap<Class<?>, ClassInitialization> locks = new IdentityHashMap<>();

    /// How many initialisations are under way or have failed. While there is none, nobody has to ask for the class whose
    /// code it runs.
    private int underWay;

    Initializers(Execution execution, Monitors monitors) {
        this.execution = execution;
        this.monitors = monitors;
    }

    void clear() {
        locks.clear();
        underWay = 0;
    }

    /// Begins to initialise a class.
    ///
    /// @return false if there is nothing to do: it is done, or the calling thread is at it
    boolean enter(Class<?> type, int site) {
        var lock = locks.computeIfAbsent(type, each -> new ClassInitialization(each, execution.newVariable()));
        execution.effects.reads(lock.through);
        if (lock.done) {
            execution.current().clock.join(execution.shadows.of(lock).monitor(execution).published);
            return false;
        }
        if (monitors.holds(lock)) {
            return false;
        }
        if (!awaitOthers(lock, site)) {
            return false;
        }
        underWay++;
        var fiber = execution.current();
        fiber.initializing++;
        lock.knew = fiber.clock.sumOfOthers(fiber.index);
        return true;
    }

    /// Enters the monitor of an initialisation as soon as no other thread holds it.
    ///
    /// @return false if the class is initialised: the monitor is left again
    private boolean awaitOthers(ClassInitialization lock, int site) {
        monitors.enter(lock, site);
        if (lock.done) {
            monitors.exit(lock, END);
            return false;
        }
        if (lock.failed) {
            monitors.exit(lock, END);
            throw new NoClassDefFoundError("Could not initialize class " + lock.type.getName());
        }
        return true;
    }

    /// Code of a class is about to use the class itself: if another thread is still at its initialisation, it waits, as
    /// everybody does.
    void awaitOwn(Class<?> type, int site) {
        var lock = underWay == 0 ? null : locks.get(type);
        if (lock != null && !monitors.holds(lock)) {
            enter(type, site);
        }
    }

    /// Ends an initialisation that threw: nobody can use the class (JLS 12.4.2, step 11).
    void fail(Class<?> type) {
        var lock = locks.get(type);
        if (lock != null) {
            lock.failed = true;
            execution.effects.writes(lock.through);
            execution.current().initializing--;
            monitors.exit(lock, END);
        }
    }

    /// Ends an initialisation.
    ///
    /// @return whether nobody has to ask any more: its accesses are not noted, so there is nothing to order unless other
    /// threads did part of the work
    boolean leave(Class<?> type) {
        var lock = locks.get(type);
        if (lock == null) {
            return true;
        }
        var fiber = execution.current();
        lock.done = true;
        underWay--;
        execution.effects.writes(lock.through);
        fiber.initializing--;
        monitors.exit(lock, END);
        return lock.knew == fiber.clock.sumOfOthers(fiber.index);
    }
}
