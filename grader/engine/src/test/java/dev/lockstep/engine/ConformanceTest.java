package dev.lockstep.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import dev.lockstep.engine.trace.Failure;
import dev.lockstep.engine.trace.Limit;
import programs.Shows;
import programs.Shows.Result;

/// Every program shows what its name says, and does so under a debugger as well.
class ConformanceTest {

    @TestFactory
    Stream<DynamicTest> programsShowWhatTheySay() {
        return Programs.all().stream()
                .map(method -> dynamicTest(method.getName(), () -> {
                    var program = Programs.program(method);
                    var explored = Explorer.explore(Programs.bounds(method), program);
                    assertEquals(method.getAnnotation(Shows.class).value(), result(explored), explored::toString);
                    new OwnStacks(program, Programs.bounds(method)).comeToTheSame(explored);
                }));
    }

    private static Result result(Explored explored) {
        return switch (explored) {
            case Explored.Passed(_, var cut) -> cut == null ? Result.NOTHING_WRONG : result(cut.limit());
            case Explored.Failed(_, var failing) -> result(failing.failure());
            case Explored.CutOff(_, var cut) -> result(cut.limit());
            case Explored.Diverged _ -> throw new AssertionError(explored);
        };
    }

    private static Result result(Limit limit) {
        return switch (limit) {
            case Limit.TooManySteps _ -> Result.TOO_MANY_STEPS;
            case Limit.Unsupported _ -> Result.NOT_SUPPORTED;
        };
    }

    private static Result result(Failure failure) {
        return switch (failure) {
            case Failure.Deadlock _ -> Result.DEADLOCK;
            case Failure.LostWakeup _ -> Result.LOST_WAKEUP;
            case Failure.ThreadsLeftRunning _ -> Result.THREADS_LEFT_RUNNING;
            case Failure.DataRace _ -> Result.DATA_RACE;
            case Failure.Livelock _ -> Result.LIVELOCK;
            case Failure.Uncaught _ -> Result.EXCEPTION;
            case Failure.Exited _ -> Result.EXITED;
        };
    }
}
