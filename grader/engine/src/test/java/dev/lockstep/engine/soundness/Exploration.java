package dev.lockstep.engine.soundness;

import static org.junit.jupiter.api.Assertions.assertNull;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.instrument.InstrumentingLoader;
import dev.lockstep.engine.runtime.Execution;
import dev.lockstep.engine.runtime.Settings;
import dev.lockstep.engine.runtime.Settings.Points;
import dev.lockstep.engine.runtime.Settings.Races;
import dev.lockstep.engine.strategy.BoundedSearch;
import dev.lockstep.engine.strategy.Reduction;
import dev.lockstep.engine.strategy.Strategy;
import dev.lockstep.engine.trace.Failure;
import dev.lockstep.engine.trace.Failure.Wait;
import dev.lockstep.engine.trace.Words;

/// Explores a generated program with a strategy and collects the outcomes.
final class Exploration {

    private static final int STEPS = 20_000;

    /// What counts as a switch point, and as a failure.
    enum Mode {
        /// All steps are switch points, and a data race is noted.
        EVERY_STEP(Points.STEPS, Races.NOTE),
        /// Plain accesses are switch points, and a data race is noted.
        EVERY_ACCESS(Points.ACCESSES, Races.NOTE),
        /// As checks are explored: plain accesses are no switch points, and a data race ends the exploration.
        DEFAULT(Points.SYNCHRONISATION, Races.FAIL);

        private final Points points;
        private final Races races;

        Mode(Points points, Races races) {
            this.points = points;
            this.races = races;
        }
    }

    private static final Class<?> WORLD = worldClass();

    private Exploration() {}

    private static Class<?> worldClass() {
        try {
            var classes = Path.of(Exploration.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            var loader = new InstrumentingLoader(List.of(classes),
                    new ClassLoader(Exploration.class.getClassLoader()) {});
            return loader.loadClass("programs.soundness.SharedWorld");
        } catch (URISyntaxException | ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static World newWorld() {
        try {
            return (World) WORLD.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Tries every schedule, but no more than the limit.
    static Outcomes full(Program program, Mode mode, long limit) {
        return with(() -> new BoundedSearch(Integer.MAX_VALUE), program, mode, limit);
    }

    /// Tries the schedules of a strategy, but no more than the limit.
    static Outcomes with(Supplier<? extends Strategy> strategies, Program program, Mode mode, long limit) {
        var settings = new Settings(STEPS, program.anyDelay(), program.spuriousWakeups(), mode.points,
                mode.races, Settings.Stacks.CONTINUATIONS);
        var schedules = new Schedules(new Execution(settings), program);
        var strategy = strategies.get();
        var outcomes = schedules.run(strategy, limit);
        // it claims nothing then: the execution knows by now what switch points the program needs
        return strategy instanceof Reduction reduction && reduction.denied()
                ? schedules.run(strategies.get(), limit)
                : outcomes;
    }

    /// The schedules of one exploration.
    private static final class Schedules {
        private final Execution execution;
        private final Program program;
        private final HashSet<Outcomes.Ending> endings = new HashSet<>();
        private final TreeSet<String> races = new TreeSet<>();
        private @Nullable Run run;
        private boolean raced;

        Schedules(Execution execution, Program program) {
            this.execution = execution;
            this.program = program;
        }

        Outcomes run(Strategy strategy, long limit) {
            var count = 0L;
            var more = strategy.next();
            while (more && !raced && count < limit) {
                var outcome = execution.run(strategy, this::begin, false);
                if (!outcome.abandoned()) {
                    count++;
                    assertNull(outcome.limit());
                    note(outcome.failure());
                }
                more = strategy.next();
            }
            return new Outcomes(endings, races, count, !more || raced);
        }

        private void begin() {
            run = new Run(newWorld(), program);
            run.main();
        }

        private void note(@Nullable Failure failure) {
            races.addAll(execution.races());
            var ran = run;
            if (ran == null) {
                throw new IllegalStateException("the schedule did not begin: " + failure);
            }
            if (failure instanceof Failure.DataRace(var memory, var _, var _)) {
                raced = true;
                races.add(memory);
            } else {
                endings.add(new Outcomes.Ending(ran.state(), stuck(failure)));
            }
        }
    }

    private static String stuck(@Nullable Failure failure) {
        return switch (failure) {
            case null -> "";
            case Failure.Deadlock(var waits, _) -> "deadlock" + text(waits);
            case Failure.LostWakeup(var waits, _) -> "lost wake-up" + text(waits);
            case Failure.ThreadsLeftRunning(var waits) -> "left running" + text(waits);
            case Failure.Livelock(var spinning) -> "livelock" + text(spinning);
            case Failure.Exited _,Failure.DataRace _ -> throw new AssertionError(failure);
            case Failure.Uncaught(var thread, var thrown) -> throw new AssertionError(thread, thrown);
        };
    }

    private static String text(List<Wait> waits) {
        return String.join("", waits.stream().map(wait -> "; " + wait.thread() + " " + Words.of(wait.awaited())
                + Words.heldBy(wait, false)).toList());
    }
}
