package dev.lockstep.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.stream.Stream;

import dev.lockstep.engine.runtime.Execution;
import dev.lockstep.engine.runtime.Settings;
import dev.lockstep.engine.runtime.Settings.Stacks;
import dev.lockstep.engine.strategy.Decisions;
import dev.lockstep.engine.strategy.Replay;

/// On threads of the JVM's own, as a debugger needs them, a schedule comes to the same as on continuations.
///
/// @param program what is run
/// @param bounds how it is run
record OwnStacks(Runnable program, Bounds bounds) {

    /// Runs the schedule that has failed, or else the simplest one, on both.
    void comeToTheSame(Explored explored) {
        var schedule = explored instanceof Explored.Failed(_, var failing) ? failing.decisions() : new Decisions();
        assertEquals(told(schedule, Stacks.CONTINUATIONS), told(schedule, Stacks.THREADS));
    }

    private List<String> told(Decisions schedule, Stacks stacks) {
        return Explorer.onCarrier(() -> told(schedule, new Execution(new Settings(bounds.steps(), bounds.anyDelay(),
                bounds.spuriousWakeups(), Settings.Points.SYNCHRONISATION, Settings.Races.FAIL, stacks))));
    }

    private List<String> told(Decisions schedule, Execution execution) {
        var replay = new Replay(schedule);
        replay.next();
        var outcome = execution.run(replay, program, true);
        assertFalse(replay.diverged());
        var trace = outcome.trace();
        var events = trace == null ? Stream.<String>of() : trace.events().stream().map(Object::toString);
        return Stream.concat(Stream.of(String.valueOf(outcome.failure()), String.valueOf(outcome.limit())), events)
                .toList();
    }
}
