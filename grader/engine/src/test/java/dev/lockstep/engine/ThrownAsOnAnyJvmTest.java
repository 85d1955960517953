package dev.lockstep.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import dev.lockstep.engine.jdk.Jdk;
import dev.lockstep.engine.trace.Failure;
import programs.ThrowingPrograms;

/// An exception says under the engine what it says without: the JVM's own text, and the program's own frames and lines.
class ThrownAsOnAnyJvmTest {

    record Throwing(String name, Program program) {

        @Override
        public String toString() {
            return name;
        }
    }

    static final List<Throwing> PROGRAMS = List.of(
            new Throwing("field", ThrowingPrograms::readsAFieldOfNull),
            new Throwing("volatile field", ThrowingPrograms::readsAVolatileFieldThroughAChain),
            new Throwing("written field", ThrowingPrograms::writesAFieldOfNull),
            new Throwing("element", ThrowingPrograms::readsAnElementOfNull),
            new Throwing("written element", ThrowingPrograms::writesAnElementOfNull),
            new Throwing("lock", ThrowingPrograms::callsALockThatIsNull),
            new Throwing("list", ThrowingPrograms::callsAListThatIsNull),
            new Throwing("result of a call", ThrowingPrograms::callsWhatAMapReturned),
            new Throwing("unboxing", ThrowingPrograms::unboxesWhatAMapReturned),
            new Throwing("monitor", ThrowingPrograms::locksTheMonitorOfNull),
            new Throwing("notify", ThrowingPrograms::notifiesNull),
            new Throwing("hash code", ThrowingPrograms::hashesNull),
            new Throwing("index of a list", ThrowingPrograms::getsWhatIsNotThere),
            new Throwing("full queue", ThrowingPrograms::fillsAFullQueue),
            new Throwing("callback", ThrowingPrograms::throwsWithinACallback),
            new Throwing("handlers", ThrowingPrograms::rethrowsFromItsOwnHandler),
            new Throwing("no owner", ThrowingPrograms::notifiesWithoutTheMonitor),
            new Throwing("no holder", ThrowingPrograms::unlocksWhatItDoesNotHold),
            new Throwing("index of an array", ThrowingPrograms::missesAnElement));

    @ParameterizedTest
    @FieldSource("PROGRAMS")
    void itReadsTheSame(Throwing throwing) {
        var plain = assertThrows(RuntimeException.class, throwing.program::run);
        var explored = Exploration.of(throwing.program).explore();
        var failing = explored.failing();
        if (failing == null || !(failing.failure() instanceof Failure.Uncaught(var thread, var thrown))) {
            throw new AssertionError(explored.toString());
        }
        assertEquals("main", thread);
        assertEquals(Jdk.opened().messageOf(plain), Jdk.opened().messageOf(thrown));
        assertEquals(frames(plain), frames(thrown));
        assertEquals(List.of(), Arrays.stream(thrown.getStackTrace()).map(StackTraceElement::getClassName)
                .takeWhile(name -> !name.startsWith("programs.")).filter(name -> name.startsWith("dev.lockstep."))
                .toList());
    }

    private static List<String> frames(Throwable thrown) {
        return Stream.of(thrown.getStackTrace()).filter(frame -> frame.getClassName().equals(
                ThrowingPrograms.class.getName())).map(frame -> frame.getMethodName() + ":" + frame.getLineNumber())
                .toList();
    }
}
