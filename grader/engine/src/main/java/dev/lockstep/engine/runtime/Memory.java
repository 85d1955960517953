package dev.lockstep.engine.runtime;

import java.lang.reflect.Array;

import java.lang.reflect.Array;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.trace.Failure;
import dev.lockstep.engine.trace.Failure.Access;
import dev.lockstep.engine.trace.Result;
import dev.lockstep.engine.trace.Sites;

/// Accesses to fields, array elements and unsynchronised collections: finds data races, and orders what volatile fields
/// order. What a static initialiser does happens before everything that uses its class (JLS 12.4.2), so its accesses are
/// not noted.
final class Memory {

    /// How many elements are accessed one by one.
    private static final int SHORT = 16;

    private final Execution execution;

    Memory(Execution execution) {
        this.execution = execution;
    }

    /// A field or an element of an array is read.
    void read(Shadow shadow, int key, int site) {
        readIn(step(shadow, key, site), shadow, key, site);
    }

    /// A field or an element of an array is written.
    void write(Shadow shadow, int key, int site) {
        writeIn(step(shadow, key, site), shadow, key, site);
    }

    /// Some elements, or a field, are read in one step.
    void read(Shadow shadow, int from, int count, int site) {
        var fiber = step(shadow, from, site);
        for (var key = from; key < from + count; key++) {
            readIn(fiber, shadow, key, site);
        }
    }

    /// Some elements, or a field, are written in one step.
    void write(Shadow shadow, int from, int count, int site) {
        var fiber = step(shadow, from, site);
        for (var key = from; key < from + count; key++) {
            writeIn(fiber, shadow, key, site);
        }
    }

    private void readIn(Fiber fiber, Shadow shadow, int key, int site) {
        readOf(fiber, shadow, shadow.variable(key, execution), site);
        if (shadow.ranges() != null) {
            beside(fiber, shadow, key, key + 1, null, false, site);
        }
    }

    private void writeIn(Fiber fiber, Shadow shadow, int key, int site) {
        writeOf(fiber, shadow, shadow.variable(key, execution), site);
        if (shadow.ranges() != null) {
            beside(fiber, shadow, key, key + 1, null, true, site);
        }
    }

    // Parts of arrays

    /// Part of an array is read. A short one is read element by element; a long one is a variable that has elements in
    /// common with others.
    void readPart(Shadow shadow, int from, int to, int site) {
        accessPart(step(shadow, from, site), shadow, from, to, false, site);
    }

    /// Part of an array is written.
    void writePart(Shadow shadow, int from, int to, int site) {
        accessPart(step(shadow, from, site), shadow, from, to, true, site);
    }

    /// Part of an array is read or written, by the step under way.
    void accessPart(Fiber fiber, Shadow shadow, int from, int to, boolean writes, int site) {
        var part = partOf(shadow, from, to);
        if (part == null) {
            for (var index = from; index < to; index++) {
                accessIn(fiber, shadow, index, writes, site);
            }
        } else {
            accessOf(fiber, shadow, part, writes, site);
            beside(fiber, shadow, from, to, part, writes, site);
        }
    }

    private void accessIn(Fiber fiber, Shadow shadow, int index, boolean writes, int site) {
        if (writes) {
            writeIn(fiber, shadow, index, site);
        } else {
            readIn(fiber, shadow, index, site);
        }
    }

    private void accessOf(Fiber fiber, Shadow shadow, Variable variable, boolean writes, int site) {
        if (writes) {
            writeOf(fiber, shadow, variable, site);
        } else {
            readOf(fiber, shadow, variable, site);
        }
    }

    private @Nullable Variable partOf(Shadow shadow, int from, int to) {
        return to - from <= SHORT || includesAccesses(execution.current()) ? null : shadow.range(from, to, execution);
    }

    /// Compares an access with those of other variables that have elements in common with it.
    ///
    /// @param part its own variable, if it is one of more than one element
    private void beside(Fiber fiber, Shadow shadow, int from, int to, @Nullable Variable part, boolean writes,
            int site) {
        var ranges = shadow.ranges();
        for (var i = 0; ranges != null && i < ranges.count(); i++) {
            compare(fiber, shadow, ranges.overlapping(i, from, to), part, writes, site);
        }
        for (var index = from; part != null && index < to; index++) {
            compare(fiber, shadow, shadow.known(index), part, writes, site);
        }
    }

    private void compare(Fiber fiber, Shadow shadow, @Nullable Variable other, @Nullable Variable own, boolean writes,
            int site) {
        if (other == null || other == own || fiber.initializing > 0) {
            return;
        }
        var write = unorderedWrite(other, fiber);
        if (write != null) {
            race(shadow, other, write, access(fiber.index, writes, site));
        }
        var read = writes ? unorderedRead(other, fiber) : null;
        if (read != null) {
            race(shadow, other, read, access(fiber.index, true, site));
        }
        if (writes) {
            other.version++;
        }
    }

    private Fiber step(Shadow shadow, int key, int site) {
        var fiber = execution.current();
        Steps.at(execution, fiber, site, shadow);
        fiber.element = key;
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

    /// Whether plain accesses may come before or after others: where they are switch points in some schedule, though they
    /// be none in this one.
    private boolean tellsAccesses() {
        return execution.settings.points().includeAccesses() || execution.wasOptimistic();
    }

    /// Whether an array has such an element.
    boolean isThere(@Nullable Object array, int index, int site) {
        if (array == null) {
            misses(null, 0, site, NullPointerException.class);
            return false;
        }
        if (index < 0 || index >= Array.getLength(array)) {
            misses(array, index, site, ArrayIndexOutOfBoundsException.class);
            return false;
        }
        return true;
    }

    /// There is no such variable to access: the program is about to be thrown an exception.
    void misses(@Nullable Object array, int index, int site, Class<? extends RuntimeException> thrown) {
        if (execution.recorder != null) {
            var fiber = execution.current();
            Steps.at(execution, fiber, site, array == null ? null : execution.shadows.of(array));
            fiber.element = index;
            Steps.record(execution, fiber);
            Steps.result(execution, fiber, site, new Result.Threw(thrown.getName(), ""));
        }
    }

    /// Compares an access to a collection as a whole with those to its elements one by one.
    private void besideElements(Fiber fiber, Shadow shadow, boolean writes, int site) {
        var elements = shadow.elements();
        if (elements == null) {
            return;
        }
        for (var single : elements.single()) {
            compare(fiber, shadow, single, null, writes, site);
        }
        if (writes) {
            compare(fiber, shadow, elements.structure(), null, true, site);
        }
    }

    /// An object is read or written as a whole, by the step under way.
    void accessWhole(Fiber fiber, Shadow shadow, boolean writes, int site) {
        if (shadow.object.getClass().isArray()) {
            accessPart(fiber, shadow, 0, Array.getLength(shadow.object), writes, site);
        } else {
            accessOf(fiber, shadow, shadow.whole(execution), writes, site);
            besideElements(fiber, shadow, writes, site);
        }
    }

    void readWhole(Fiber fiber, Shadow shadow, int site) {
        accessWhole(fiber, shadow, false, site);
    }

    void writeWhole(Fiber fiber, Shadow shadow, int site) {
        accessWhole(fiber, shadow, true, site);
    }

    /// Of a collection only the size or the keys are read.
    void readStructure(Fiber fiber, Shadow shadow, int site) {
        if (shadow.object.getClass().isArray()) {
            return; // never changes
        }
        if (tellsAccesses()) {
            readWhole(fiber, shadow, site);
            return;
        }
        readOf(fiber, shadow, shadow.elements(execution).structure(), site);
        compare(fiber, shadow, shadow.whole(execution), null, false, site);
    }

    /// One element of a collection is read or replaced.
    ///
    /// @param key what tells it from others: of an array, the index
    void accessElement(Fiber fiber, Shadow shadow, Object key, boolean writes, int site) {
        if (shadow.object.getClass().isArray()) {
            accessIn(fiber, shadow, (int) key, writes, site);
            return;
        }
        if (tellsAccesses()) {
            accessWhole(fiber, shadow, writes, site);
            return;
        }
        var elements = shadow.elements(execution);
        readOf(fiber, shadow, elements.structure(), site);
        compare(fiber, shadow, shadow.whole(execution), null, writes, site);
        accessOf(fiber, shadow, elements.of(key, execution), writes, site);
    }

    private void readOf(Fiber fiber, Shadow shadow, Variable variable, int site) {
        if (fiber.initializing > 0) {
            return;
        }
        if (tellsAccesses()) {
            execution.effects.accesses(variable, false);
        }
        fiber.loops.read(variable);
        var optimistic = fiber.optimistic;
        var write = unorderedWrite(variable, fiber);
        if (write != null) {
            var read = access(fiber.index, false, site);
            if (optimistic == null) {
                race(shadow, variable, write, read);
            } else {
                optimistic.hold(raceOf(shadow, variable, write, read));
            }
        }
        if (optimistic == null) {
            variable.noteRead(fiber, site);
        }
    }

    private void writeOf(Fiber fiber, Shadow shadow, Variable variable, int site) {
        fiber.loops.write();
        if (fiber.initializing > 0) {
            return;
        }
        if (tellsAccesses()) {
            execution.effects.accesses(variable, true);
        }
        var write = unorderedWrite(variable, fiber);
        if (write != null) {
            race(shadow, variable, write, access(fiber.index, true, site));
        }
        var read = unorderedRead(variable, fiber);
        if (read != null) {
            race(shadow, variable, read, access(fiber.index, true, site));
        }
        variable.noteWrite(fiber, site);
        execution.progress();
        watchWrite(fiber, variable, site);
    }

    /// A write of any kind that did not happen before what the fiber does now.
    private @Nullable Access unorderedWrite(Variable variable, Fiber fiber) {
        var writer = variable.unorderedWriter(fiber);
        if (writer >= 0) {
            return access(writer, true, variable.writeSite);
        }
        var volatiles = variable.volatiles();
        var other = volatiles == null ? -1 : volatiles.unorderedWriter(fiber);
        return volatiles == null || other < 0 ? null : access(other, true, volatiles.siteOfWrite(other));
    }

    /// A read of any kind that did not happen before what the fiber does now.
    private @Nullable Access unorderedRead(Variable variable, Fiber fiber) {
        var reader = variable.unorderedReader(fiber);
        if (reader >= 0) {
            return access(reader, false, variable.siteOfRead(reader));
        }
        var volatiles = variable.volatiles();
        var other = volatiles == null ? -1 : volatiles.unorderedReader(fiber);
        return volatiles == null || other < 0 ? null : access(other, false, volatiles.siteOfRead(other));
    }

    private Access access(int thread, boolean write, int site) {
        return new Access(execution.nameOf(execution.fibers.get(thread)), write, Sites.get(site));
    }

    private void race(Shadow shadow, Variable variable, Access first, Access second) {
        var race = raceOf(shadow, variable, first, second);
        switch (execution.settings.races()) {
            case FAIL -> execution.fail(race);
            case NOTE -> execution.races.add(race.memory());
        }
    }

    private Failure.DataRace raceOf(Shadow shadow, Variable variable, Access first, Access second) {
        return new Failure.DataRace(nameOf(shadow, variable), first, second);
    }

    /// What a race is for: a field, an element of an array, the contents of a collection.
    private String nameOf(Shadow shadow, Variable variable) {
        var object = shadow.object;
        var naming = execution.naming();
        naming.add(object);
        if (variable.key == Variable.WHOLE) {
            return "the contents of " + naming.of(object);
        }
        if (shadow.hasElements()) {
            return naming.element(object, variable.key);
        }
        var field = Sites.fieldName(variable.key);
        return naming.isAmbiguous(object, field) ? naming.of(object) + "." + field : field;
    }

    void volatileRead(Shadow shadow, int field, int site) {
        volatileRead(point(shadow, site), shadow, shadow.variable(field, execution), site);
    }

    void volatileWrite(Shadow shadow, int field, int site) {
        volatileWrite(point(shadow, site), shadow, shadow.variable(field, execution), site, true);
    }

    void volatileRead(Fiber fiber, Shadow shadow, Variable variable, int site) {
        fiber.clock.join(variable.published());
        execution.effects.accesses(variable, false);
        if (variable.mixed) {
            readMixed(fiber, shadow, variable, site);
        }
        fiber.loops.read(variable);
    }

    /// @param changes whether the variable gets another value
    void volatileWrite(Fiber fiber, Shadow shadow, Variable variable, int site, boolean changes) {
        execution.effects.accesses(variable, true);
        if (variable.mixed) {
            writeMixed(fiber, shadow, variable, site);
        }
        Monitors.publish(fiber, variable.published());
        if (changes) {
            variable.version++;
            fiber.loops.write();
            execution.progress();
            watchWrite(fiber, variable, site);
        }
    }

    /// What is written is told of fields alone.
    private void watchWrite(Fiber fiber, Variable variable, int site) {
        if (execution.circle.isWatching() && !Sites.get(site).isField()) {
            execution.circle.value(fiber, variable.version);
        }
    }

    /// A plain access beside a volatile one of the same variable is a data race (JLS 17.4.5).
    private void readMixed(Fiber fiber, Shadow shadow, Variable variable, int site) {
        if (fiber.initializing > 0) {
            return;
        }
        var writer = variable.unorderedWriter(fiber);
        if (writer >= 0) {
            race(shadow, variable, access(writer, true, variable.writeSite), access(fiber.index, false, site));
        }
        variable.noted().noteRead(fiber, site);
    }

    private void writeMixed(Fiber fiber, Shadow shadow, Variable variable, int site) {
        if (fiber.initializing > 0) {
            return;
        }
        var writer = variable.unorderedWriter(fiber);
        if (writer >= 0) {
            race(shadow, variable, access(writer, true, variable.writeSite), access(fiber.index, true, site));
        }
        var reader = variable.unorderedReader(fiber);
        if (reader >= 0) {
            race(shadow, variable, access(reader, false, variable.siteOfRead(reader)),
                    access(fiber.index, true, site));
        }
        variable.noted().noteWrite(fiber, site);
    }

    /// A switch point at an access.
    Fiber point(Shadow shadow, int site) {
        var fiber = execution.current();
        Steps.at(execution, fiber, site, shadow);
        execution.turns.point(false);
        Steps.record(execution, fiber);
        return fiber;
    }
}
