package dev.lockstep.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Test;

import programs.WithMain;

/// A program with a `main` of its own is explored from the command line.
class MainTest {

    private static final List<String> AGENT = List.of(ChildJvm.agent());

    @Test
    void aProgramThatPassesExitsWithZeroAndItsOwnOutputIsNotSeen() throws Exception {
        var child = explore(AGENT, WithMain.class.getName(), "right");
        assertEquals("No schedule fails: 17 schedules were run, and stand for all there are.\n", child.output());
        assertEquals(0, child.exit());
    }

    @Test
    void aProgramThatFailsExitsWithOne() throws Exception {
        var child = explore(AGENT, WithMain.class.getName(), "wrong");
        assertTrue(child.output().startsWith("Schedule 10 fails. main ends with "), child.output());
        assertEquals(1, child.exit());
    }

    @Test
    void whatCannotBeExploredExitsWithTwo() throws Exception {
        refused("Name a class with a method main(String[]), and then its arguments.\n");
        refused("There is no static method main(String[]) to explore: java.lang.ClassNotFoundException: no.Such\n",
                "no.Such");
        refused("There is no static method main(String[]) to explore: java.lang.NoSuchMethodException: "
                + "java.lang.String.main([Ljava.lang.String;)\n", "java.lang.String");
    }

    private static void refused(String message, String... arguments) throws IOException, InterruptedException {
        var child = explore(AGENT, arguments);
        assertEquals(message, child.output());
        assertEquals(2, child.exit());
    }

    @Test
    void withoutTheAgentItSaysHowToAddIt() throws Exception {
        var child = explore(List.of(), WithMain.class.getName(), "right");
        GoldenFile.compare("no-agent.txt", child.output().replace(ChildJvm.engine().toString(), "lockstep-engine.jar"));
        assertEquals(2, child.exit());
    }

    private static ChildJvm explore(List<String> flags, String... arguments) throws IOException, InterruptedException {
        return ChildJvm.run(flags, Main.class, arguments);
    }
}
