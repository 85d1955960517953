package dev.lockstep.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import dev.lockstep.engine.trace.Failure;
import programs.Shows;
import programs.Shows.Result;

/// Every program shows what its name says.
class ConformanceTest {

    @TestFactory
    Stream<DynamicTest> programsShowWhatTheySay() {
        return Programs.all().stream()
                .map(method -> dynamicTest(method.getName(), () -> {
                    var shows = method.getAnnotation(Shows.class);
                    var bounds = new Bounds(2, 20_000, 20_000, shows.anyDelay(), shows.spuriousWakeups(), 0);
                    var explored = Explorer.explore(bounds, Programs.program(method));
                    var failing = explored.failing();
                    assertEquals(shows.value(), result(failing == null ? null : failing.failure()),
                            () -> String.valueOf(failing));
                    assertNull(explored.divergence(), "every schedule comes to the same again");
                }));
    }

    private static Result result(@Nullable Failure failure) {
        return switch (failure) {
            case null -> Result.NOTHING_WRONG;
            case Failure.Deadlock _ -> Result.DEADLOCK;
            case Failure.LostWakeup _ -> Result.LOST_WAKEUP;
            case Failure.ThreadsLeftRunning _ -> Result.THREADS_LEFT_RUNNING;
            case Failure.DataRace _ -> Result.DATA_RACE;
            case Failure.Livelock _ -> Result.LIVELOCK;
            case Failure.Uncaught _ -> Result.EXCEPTION;
            case Failure.TooManySteps _ -> Result.TOO_MANY_STEPS;
            case Failure.Unsupported _ -> Result.NOT_SUPPORTED;
        };
    }
}
