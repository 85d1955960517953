package course;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static course.Lockstep.REPOSITORY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// `lockstep watch`, as a student uses it: an editor saves, and Ctrl-C ends it.
class WatchTest {

    private static final String TESTS_THEN_SETS = "reference/wrong/locks/spin-lock-tests-then-sets/SpinLock.java";

    /// Whatever a shell starts in the background ignores Ctrl-C, and so does all that it starts: this build, perhaps.
    private static final List<String> HEARS_CTRL_C = List.of("env", "--default-signal=INT");

    @TempDir
    private Path folder;

    @Test
    @Timeout(300)
    void aSaveIsGradedAndCtrlCLeavesNothingBehind() throws Exception {
        var submission = Files.createDirectories(folder.resolve("mine/locks"));
        var right = Files.readString(REPOSITORY.resolve("reference/src/main/java/locks/SpinLock.java"));
        Files.writeString(submission.resolve("SpinLock.java"), right); // and nothing else: the other classes are missing
        var temporary = Files.createDirectory(folder.resolve("temporary"));
        var builder = Lockstep
                .with("-Djava.io.tmpdir=" + temporary, "watch", folder.resolve("mine"), "--topic", "locks")
                .redirectErrorStream(true);
        builder.command(Stream.concat(HEARS_CTRL_C.stream(), builder.command().stream()).toList());
        var process = builder.start();
        try (var out = process.inputReader()) {
            var points = total(until(out, "Waiting for"));
            Files.writeString(submission.resolve("SpinLock.java"),
                    Files.readString(REPOSITORY.resolve(TESTS_THEN_SETS)));
            var worse = until(out, "Waiting for");
            assertTrue(worse.contains("  worse              -7  locks: never lets two threads hold a SpinLock"), worse);
            assertTrue(worse.contains("Mutual exclusion violated"), worse);
            Files.writeString(submission.resolve("SpinLock.java"), right);
            var better = until(out, "Waiting for");
            assertTrue(better.contains("  better             +7  locks: never lets two threads hold a SpinLock"),
                    better);
            assertEquals(points, total(better));
            var children = process.descendants().toList();
            assertNotEquals(0, children.size());
            new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start().waitFor();
            assertEquals(130, process.waitFor());
            children.forEach(child -> child.onExit().join());
            assertEquals(0, files(temporary));
        } finally {
            process.destroyForcibly();
        }
    }

    private static int total(String said) {
        var total = Pattern.compile("(?m)^Total +(\\d+) of 100 points").matcher(said);
        assertTrue(total.find(), said);
        return Integer.parseInt(total.group(1));
    }

    private static long files(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.count();
        }
    }

    /// What is said up to a line.
    private static String until(BufferedReader out, String begin) throws IOException {
        var said = new StringBuilder();
        for (var line = out.readLine(); line != null; line = out.readLine()) {
            said.append(line).append('\n');
            if (line.startsWith(begin)) {
                return said.toString();
            }
        }
        throw new AssertionError("ended with:\n" + said);
    }
}
