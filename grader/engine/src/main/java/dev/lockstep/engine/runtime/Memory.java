package dev.lockstep.engine.runtime;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.trace.Failure;
import dev.lockstep.engine.trace.Failure.Access;
import dev.lockstep.engine.trace.Sites;

/// Accesses to fields, array elements and unsynchronised collections: finds data races, and orders what volatile fields
/// order. What a static initialiser does happens before everything that uses its class (JLS 12.4.2), so its accesses are
/// not noted.
final class Memory {

    private final Execution execution;

    Memory(Execution execution) {
        this.execution = execution;
    }

    void read(Shadow shadow, int key, int site, @Nullable String name) {
        var fiber = step(shadow, site);
        readOf(fiber, shadow.variable(key, execution), site, name);
    }

    void write(Shadow shadow, int key, int site, @Nullable String name) {
        var fiber = step(shadow, site);
        writeOf(fiber, shadow.variable(key, execution), site, name);
    }

    private Fiber step(Shadow shadow, int site) {
        var fiber = execution.current();
        Steps.at(execution, fiber, site, shadow);
        if (includesAccesses(fiber)) {
            execution.point(false);
        }
        Steps.record(execution, fiber);
        return fiber;
    }

    /// Whether plain accesses are switch points: also while somebody reads what others may be writing.
    private boolean includesAccesses(Fiber fiber) {
        return execution.settings.points().includeAccesses() || execution.optimists > 0 || fiber.optimistic != null;
    }

    /// A read of a whole object.
    void readOf(Fiber fiber, Variable variable, int site, @Nullable String name) {
        if (fiber.initializing > 0) {
            return;
        }
        if (includesAccesses(fiber)) {
            execution.effects.reads(variable);
        }
        fiber.loops.read(variable);
        var writer = variable.unorderedWriter(fiber);
        var optimistic = fiber.optimistic;
        if (optimistic != null) {
            if (writer >= 0) {
                optimistic.hold(raceOf(name, access(writer, true, variable.writeSite),
                        access(fiber.index, false, site)));
            }
            return;
        }
        if (writer >= 0) {
            race(name, access(writer, true, variable.writeSite), access(fiber.index, false, site));
        }
        variable.noteRead(fiber, site);
    }

    /// A write of a whole object.
    void writeOf(Fiber fiber, Variable variable, int site, @Nullable String name) {
        fiber.loops.write();
        if (fiber.initializing > 0) {
            return;
        }
        if (includesAccesses(fiber)) {
            execution.effects.writes(variable);
        }
        var writer = variable.unorderedWriter(fiber);
        if (writer >= 0) {
            race(name, access(writer, true, variable.writeSite), access(fiber.index, true, site));
        }
        var reader = variable.unorderedReader(fiber);
        if (reader >= 0) {
            race(name, access(reader, false, variable.siteOfRead(reader)), access(fiber.index, true, site));
        }
        variable.noteWrite(fiber, site);
        execution.progress();
    }

    private Access access(int thread, boolean write, int site) {
        return new Access(execution.fibers.get(thread).thread.getName(), write, Sites.get(site));
    }

    private void race(@Nullable String name, Access first, Access second) {
        var race = raceOf(name, first, second);
        switch (execution.settings.races()) {
            case FAIL -> execution.fail(race);
            case NOTE -> execution.races.add(race.memory());
        }
    }

    private static Failure.DataRace raceOf(@Nullable String name, Access first, Access second) {
        return new Failure.DataRace(name == null ? first.site().member() : name, first, second);
    }

    void volatileRead(Shadow shadow, int field, int site) {
        var fiber = point(shadow, site);
        var variable = shadow.variable(field, execution);
        fiber.clock.join(variable.published);
        execution.effects.reads(variable);
        if (shadow.merged) {
            fiber.clock.join(shadow.published());
            execution.effects.reads(shadow.whole(execution));
        }
        fiber.loops.read(variable);
    }

    void volatileWrite(Shadow shadow, int field, int site) {
        var fiber = point(shadow, site);
        var variable = shadow.variable(field, execution);
        execution.effects.writes(variable);
        if (shadow.merged) {
            shadow.published().join(fiber.clock);
            execution.effects.writes(shadow.whole(execution));
        }
        Monitors.publish(fiber, variable.published);
        variable.version++;
        fiber.loops.write();
        execution.progress();
    }

    private Fiber point(Shadow shadow, int site) {
        var fiber = execution.current();
        Steps.at(execution, fiber, site, shadow);
        execution.point(false);
        Steps.record(execution, fiber);
        return fiber;
    }
}
