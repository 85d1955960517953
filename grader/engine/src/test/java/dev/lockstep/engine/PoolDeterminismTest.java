package dev.lockstep.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.lang.reflect.Method;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import dev.lockstep.engine.strategy.Decisions;
import programs.ForkPrograms;
import programs.FuturePrograms;
import programs.PipedPrograms;
import programs.PoolMeetingPrograms;
import programs.PoolPrograms;
import programs.PoolSchedulePrograms;
import programs.TimerPrograms;

/// What the JDK's pools keep in statics or order by identity does not tell one exploration from the next.
class PoolDeterminismTest {

    @TestFactory
    Stream<DynamicTest> twoExplorationsAreTheSame() {
        return Stream
                .of(PoolPrograms.class, PoolSchedulePrograms.class, PoolMeetingPrograms.class, FuturePrograms.class,
                        ForkPrograms.class, TimerPrograms.class, PipedPrograms.class)
                .flatMap(type -> Programs.of(type).stream())
                .map(method -> dynamicTest(method.getName(), () -> assertEquals(explored(method), explored(method))));
    }

    private static String explored(Method method) {
        var bounds = Programs.bounds(method).withPreemptions(1).withSchedules(1_000).withSeed(7);
        var explored = Explorer.explore(bounds, Programs.program(method));
        var failing = explored.failing();
        return explored.schedules() + " " + explored.coverage()
                + (failing == null
                        ? ""
                        : " " + text(failing.decisions()) + " " + failing.trace());
    }

    private static String text(Decisions decisions) {
        return IntStream.range(0, decisions.size()).mapToObj(i -> String.valueOf(decisions.get(i)))
                .collect(Collectors.joining(","));
    }
}
