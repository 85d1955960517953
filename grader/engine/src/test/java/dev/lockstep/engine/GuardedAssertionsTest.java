package dev.lockstep.engine;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.lockstep.engine.instrument.InstrumentingLoader;
import dev.lockstep.engine.instrument.Reflected;
import dev.lockstep.engine.trace.Failure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;

/// An assertion that fails in guarded code fails the schedule, whoever catches it.
class GuardedAssertionsTest {

    private static final String CHECK = "programs.Asserting";

    @ParameterizedTest
    @ValueSource(strings = {"aCatchAroundACallback", "aFutureThatKeepsIt", "aFinallyThatGoesOn", "aThreadWithAHandler",
            "aHelperThatReports"})
    void nobodyCanSwallowIt(String way) throws Exception {
        var failing = explore(way, CHECK).failing();
        assertNotNull(failing);
        var uncaught = assertInstanceOf(Failure.Uncaught.class, failing.failure());
        assertEquals("the check fails", uncaught.exception().getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"aCatchAroundACallback", "aFutureThatKeepsIt", "aFinallyThatGoesOn", "aThreadWithAHandler"})
    void codeThatIsNotGuardedIsTheProgramsOwn(String way) throws Exception {
        assertInstanceOf(Explored.Passed.class, explore(way, ""));
    }

    @Test
    void otherExceptionsMayBeCaught() throws Exception {
        assertInstanceOf(Explored.Passed.class, explore("anExceptionThatIsNoAssertion", CHECK));
    }

    private static Explored explore(String program, String guarded) throws Exception {
        var classes = Path.of(GuardedAssertionsTest.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        var loader = new InstrumentingLoader(List.of(classes), GuardedAssertionsTest.class.getClassLoader(),
                guarded::equals, _ -> false);
        var method = loader.loadClass(CHECK).getMethod(program);
        return Explorer.explore(Bounds.standard(), () -> Reflected.call(method));
    }
}
