package dev.lockstep.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.lockstep.engine.trace.Event;
import dev.lockstep.engine.trace.Operation;
import dev.lockstep.engine.trace.Words;
import programs.Callers;

/// A trace tells of calls by whom they were made, with what, and what came of them.
class CalledTest {

    @Test
    void callsTellTheirCallerWhateverLiesBetween() {
        var failed = (Explored.Failed) Exploration.of(Callers::inEveryWay).explore();
        assertEquals(List.of("Callers: half(2): 1", "Callers: half(4): 2", "Callers: take(\"even\")",
                "Callers$Called: half(4): 2", "Callers: half(3): throws IllegalArgumentException", ": run()"),
                failed.failing().trace().events().stream().filter(CalledTest::isOfCalled)
                        .map(event -> event.called().by().replace("programs.", "") + ": " + Words.of(event)).toList());
    }

    private static boolean isOfCalled(Event event) {
        return event.site().operation() == Operation.METHOD && event.site().owner().endsWith("$Called")
                && event.site().method().equals(event.site().member());
    }
}
