package dev.lockstep.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;

/// The same programs come to the same schedules, traces and values in any JVM, whatever else its machine does.
class AcrossJvmsTest {

    @Test
    void twoJvmsTellTheSame() throws Exception {
        var quiet = tell(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        assertTrue(quiet.size() > 5_000, "a lot is told: " + quiet.size());
        var busy = whileBusy(() -> tell(List.of("-XX:+UseG1GC", "-Xmn8m", "-XX:ActiveProcessorCount=1",
                "-Duser.language=tr", "-Duser.country=TR", "-Duser.timezone=Asia/Tokyo", "-Xshare:off")));
        for (var i = 0; i < Math.min(quiet.size(), busy.size()); i++) {
            assertEquals(quiet.get(i), busy.get(i), "line " + (i + 1));
        }
        assertEquals(quiet.size(), busy.size());
    }

    /// Runs something while every core has a loop to run beside it.
    private static <T> T whileBusy(Work<T> work) throws Exception {
        var busy = new AtomicBoolean(true);
        var threads = new ArrayList<Thread>();
        for (var i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
            threads.add(Thread.ofPlatform().name("busy-" + i).start(() -> {
                while (busy.get()) {
                    Thread.onSpinWait();
                }
            }));
        }
        try {
            return work.run();
        } finally {
            busy.set(false);
            for (var thread : threads) {
                thread.join();
            }
        }
    }

    private interface Work<T> {
        T run() throws Exception;
    }

    private static List<String> tell(List<String> flags) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(flags);
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("-javaagent:")).forEach(command::add);
        command.addAll(List.of("-cp", classPath(), TellsWhatItExplores.class.getName()));
        var child = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        child.getOutputStream().close();
        var told = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, child.waitFor(), told);
        return Arrays.asList(told.split("\n"));
    }

    private static String classPath() {
        return location(TellsWhatItExplores.class) + File.pathSeparator + location(Explorer.class);
    }

    private static Path location(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
