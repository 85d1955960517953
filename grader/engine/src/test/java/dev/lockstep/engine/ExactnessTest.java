package dev.lockstep.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import programs.ExactnessPrograms;

/// A program sees the same in every schedule.
class ExactnessTest {

    @TestFactory
    Stream<DynamicTest> programsSeeTheSameInEverySchedule() {
        return Programs.of(ExactnessPrograms.class).stream()
                .map(method -> dynamicTest(method.getName(), () -> {
                    var seen = seen(method);
                    assertEquals(1, seen.size(), () -> String.join("\n", seen));
                }));
    }

    private static Set<String> seen(Method method) {
        var seen = new HashSet<String>();
        var program = Programs.program(method);
        for (var round = 0; round < 3; round++) {
            var explored = Explorer.explore(Bounds.standard(), program, () -> {
                seen.add(Programs.saw());
                return false;
            });
            assertInstanceOf(Explored.Passed.class, explored);
        }
        return seen;
    }
}
