package course;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// A failing schedule can be stepped through in a debugger, with the threads of the program and their variables.
class DebuggerTest {

    private static final String WRONG = "reference/wrong/locks/spin-lock-tests-then-sets";

    @Test
    void aDebuggerFollowsOneScheduleAlone() throws Exception {
        var graded = lockstep("-Dlockstep.debug", "grade", WRONG);
        assertEquals(2, graded.waitFor());
    }

    @Test
    void aDebuggerStopsAtALineReadsAVariableAndSteps() throws Exception {
        var port = freePort();
        var replay = lockstep("-Dlockstep.debug=" + port, "replay", token(), WRONG);
        try (var jdb = Jdb.attach(port)) {
            jdb.type("stop at locks.SpinLock:19", "Deferring breakpoint");
            jdb.type("cont", "Breakpoint hit: \"thread=T2\", locks.SpinLock.lock(), line=19");
            jdb.type("where", "[1] locks.SpinLock.lock (SpinLock.java:19)");
            jdb.type("threads", "T1 ");
            jdb.type("print held.get()", "held.get() = false");
            jdb.type("next", "Breakpoint hit: \"thread=T1\", locks.SpinLock.lock(), line=19");
            jdb.type("print held.get()", "held.get() = false"); // both are about to take it
            jdb.type("clear locks.SpinLock:19", "Removed");
            jdb.type("cont", "Step completed: \"thread=T2\", locks.SpinLock.lock(), line=20");
            jdb.type("print held.get()", "held.get() = true");
            jdb.type("cont", "The application");
        }
        var report = new String(replay.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, replay.waitFor(), report);
        assertTrue(report.contains("mutual-exclusion-violated"), report);
    }

    private static String token() throws IOException, InterruptedException {
        var graded = lockstep("grade", WRONG, "--check", "spinLockExcludes");
        var report = new String(graded.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        graded.waitFor();
        var token = Pattern.compile("lockstep replay (\\S+) ").matcher(report);
        assertTrue(token.find(), report);
        return token.group(1);
    }

    private static Process lockstep(Object... arguments) throws IOException {
        return Lockstep.with(arguments).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
