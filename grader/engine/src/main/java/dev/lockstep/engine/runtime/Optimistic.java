package dev.lockstep.engine.runtime;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.model.Deed;
import dev.lockstep.engine.model.Trait;
import dev.lockstep.engine.trace.Failure;

/// The optimistic reads of one thread (`StampedLock.tryOptimisticRead`). A plain read between the stamp and its
/// validation may race with a writer: that counts only if the validation says that the value is good. So a race is held
/// back until then, and forgotten if the validation fails.
///
/// After a successful validation the stamp may be validated once more, so reads are still held back; if no further
/// validation comes before the thread ends or takes the lock, they count. Such reads are not noted for writers to come
/// either: the validation bears witness that no writer came in between.
final class Optimistic {

    private final List<Section> sections = new ArrayList<>(1);

    /// From the stamp of one lock on.
    private static final class Section {
        final Shadow lock;
        boolean validated;
        Failure.@Nullable DataRace held;

        Section(Shadow lock) {
            this.lock = lock;
        }
    }

    private Optimistic() {}

    /// After a call of a stamped lock.
    ///
    /// @param failed whether a validation or conversion said no
    static void after(Execution execution, Fiber fiber, Shadow lock, Deed deed, boolean failed) {
        if (deed.is(Trait.VALIDATES)) {
            validate(execution, fiber, lock, failed);
        }
        if (deed.is(Trait.BEGINS_READING)) {
            begin(execution, fiber, lock);
        } else if (deed.is(Trait.ENDS_READING) && !(deed.is(Trait.VALIDATES) && failed)) {
            end(execution, fiber, lock);
        }
    }

    private static void begin(Execution execution, Fiber fiber, Shadow lock) {
        end(execution, fiber, lock);
        var optimistic = fiber.optimistic;
        if (optimistic == null) {
            optimistic = new Optimistic();
            fiber.optimistic = optimistic;
        }
        optimistic.sections.add(new Section(lock));
        execution.optimist();
    }

    private static void validate(Execution execution, Fiber fiber, Shadow lock, boolean failed) {
        var section = find(fiber, lock);
        if (section == null) {
            return;
        }
        if (failed) {
            section.held = null;
        } else {
            report(execution, section);
            if (!section.validated) {
                section.validated = true;
                execution.optimists--;
            }
        }
    }

    private static @Nullable Section find(Fiber fiber, Shadow lock) {
        var optimistic = fiber.optimistic;
        if (optimistic == null) {
            return null;
        }
        for (var section : optimistic.sections) {
            if (section.lock == lock) {
                return section;
            }
        }
        return null;
    }

    /// The thread takes the lock, or a new stamp: what it read under the old stamp and never validated, it drops.
    private static void end(Execution execution, Fiber fiber, Shadow lock) {
        var section = find(fiber, lock);
        var optimistic = fiber.optimistic;
        if (section == null || optimistic == null) {
            return;
        }
        optimistic.sections.remove(section);
        if (optimistic.sections.isEmpty()) {
            fiber.optimistic = null;
        }
        if (section.validated) {
            report(execution, section);
        } else {
            execution.optimists--;
        }
    }

    /// Holds a race of a read back.
    void hold(Failure.DataRace race) {
        var section = sections.getLast();
        if (section.held == null) {
            section.held = race;
        }
    }

    /// The thread ends: what it never validated, it may have used.
    void end(Execution execution) {
        for (var section : sections) {
            report(execution, section);
            execution.optimists -= section.validated ? 0 : 1;
        }
    }

    private static void report(Execution execution, Section section) {
        var race = section.held;
        if (race != null) {
            execution.fail(race);
        }
    }
}
