package dev.lockstep.engine.runtime;

import dev.lockstep.engine.trace.Failure;
import dev.lockstep.engine.trace.Failure.Access;
import dev.lockstep.engine.trace.Operation;
import dev.lockstep.engine.trace.Site;
import dev.lockstep.engine.trace.Sites;

/// Accesses to fields, array elements and unsynchronised collections: finds data races, and orders what volatile fields
/// order. What a static initialiser does happens before everything that uses its class (JLS 12.4.2), so its accesses are
/// not noted.
final class Memory {

    private final Execution execution;

    Memory(Execution execution) {
        this.execution = execution;
    }

    /// A field or an element of an array is read.
    void read(Shadow shadow, int key, int site) {
        var fiber = step(shadow, site);
        readOf(fiber, shadow, shadow.variable(key, execution), site);
    }

    /// A field or an element of an array is written.
    void write(Shadow shadow, int key, int site) {
        var fiber = step(shadow, site);
        writeOf(fiber, shadow, shadow.variable(key, execution), site);
    }

    private Fiber step(Shadow shadow, int site) {
        var fiber = execution.current();
        Steps.at(execution, fiber, site, shadow);
        if (includesAccesses(fiber)) {
            execution.turns.point(false);
        }
        Steps.record(execution, fiber);
        return fiber;
    }

    /// Whether plain accesses are switch points: also while somebody reads what others may be writing.
    private boolean includesAccesses(Fiber fiber) {
        return execution.settings.points().includeAccesses() || execution.optimists > 0 || fiber.optimistic != null;
    }

    /// An object is read as a whole.
    void readWhole(Fiber fiber, Shadow shadow, int site) {
        readOf(fiber, shadow, shadow.whole(execution), site);
    }

    private void readOf(Fiber fiber, Shadow shadow, Variable variable, int site) {
        if (fiber.initializing > 0) {
            return;
        }
        if (includesAccesses(fiber)) {
            execution.effects.accesses(shadow, variable, false);
        }
        fiber.loops.read(variable);
        var writer = variable.unorderedWriter(fiber);
        var optimistic = fiber.optimistic;
        if (optimistic != null) {
            if (writer >= 0) {
                optimistic.hold(raceOf(shadow, access(writer, true, variable.writeSite),
                        access(fiber.index, false, site)));
            }
            return;
        }
        if (writer >= 0) {
            race(shadow, access(writer, true, variable.writeSite), access(fiber.index, false, site));
        }
        variable.noteRead(fiber, site);
    }

    /// An object is written as a whole.
    void writeWhole(Fiber fiber, Shadow shadow, int site) {
        writeOf(fiber, shadow, shadow.whole(execution), site);
    }

    private void writeOf(Fiber fiber, Shadow shadow, Variable variable, int site) {
        fiber.loops.write();
        if (fiber.initializing > 0) {
            return;
        }
        if (includesAccesses(fiber)) {
            execution.effects.accesses(shadow, variable, true);
        }
        var writer = variable.unorderedWriter(fiber);
        if (writer >= 0) {
            race(shadow, access(writer, true, variable.writeSite), access(fiber.index, true, site));
        }
        var reader = variable.unorderedReader(fiber);
        if (reader >= 0) {
            race(shadow, access(reader, false, variable.siteOfRead(reader)), access(fiber.index, true, site));
        }
        variable.noteWrite(fiber, site);
        execution.progress();
    }

    private Access access(int thread, boolean write, int site) {
        return new Access(execution.fibers.get(thread).thread.getName(), write, Sites.get(site));
    }

    private void race(Shadow shadow, Access first, Access second) {
        var race = raceOf(shadow, first, second);
        switch (execution.settings.races()) {
            case FAIL -> execution.fail(race);
            case NOTE -> execution.races.add(race.memory());
        }
    }

    private static Failure.DataRace raceOf(Shadow shadow, Access first, Access second) {
        return new Failure.DataRace(nameOf(shadow, first.site()), first, second);
    }

    /// What a race is for: a field, an element of an array, a collection.
    private static String nameOf(Shadow shadow, Site site) {
        if (site.operation() != Operation.READ && site.operation() != Operation.WRITE) {
            return Recorder.nameOf(shadow);
        }
        return shadow.object.getClass().isArray() ? "an element of " + Recorder.nameOf(shadow) : site.member();
    }

    void volatileRead(Shadow shadow, int field, int site) {
        var fiber = point(shadow, site);
        var variable = shadow.variable(field, execution);
        fiber.clock.join(variable.published());
        execution.effects.accesses(shadow, variable, false);
        if (shadow.merged) {
            fiber.clock.join(shadow.published());
        }
        fiber.loops.read(variable);
    }

    void volatileWrite(Shadow shadow, int field, int site) {
        var fiber = point(shadow, site);
        var variable = shadow.variable(field, execution);
        execution.effects.accesses(shadow, variable, true);
        if (shadow.merged) {
            shadow.published().join(fiber.clock);
        }
        Monitors.publish(fiber, variable.published());
        variable.version++;
        fiber.loops.write();
        execution.progress();
    }

    private Fiber point(Shadow shadow, int site) {
        var fiber = execution.current();
        Steps.at(execution, fiber, site, shadow);
        execution.turns.point(false);
        Steps.record(execution, fiber);
        return fiber;
    }
}
