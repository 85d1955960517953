package dev.lockstep.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import programs.Shows;

/// Every program shows what its name says, and does so under a debugger as well.
class ConformanceTest {

    @TestFactory
    Stream<DynamicTest> programsShowWhatTheySay() {
        return Programs.all().stream()
                .map(method -> dynamicTest(method.getName(), () -> {
                    var program = Programs.program(method);
                    var explored = Explorer.explore(Programs.bounds(method), program);
                    assertEquals(method.getAnnotation(Shows.class).value(), Verdict.of(explored), explored::toString);
                    new OwnStacks(program, Programs.bounds(method)).comeToTheSame(explored);
                }));
    }
}
