package dev.lockstep.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

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
        var child = ChildJvm.run(Stream.concat(flags.stream(), Stream.of(ChildJvm.agent())).toList(),
                TellsWhatItExplores.class);
        assertEquals(0, child.exit(), child.output());
        return Arrays.asList(child.output().split("\n"));
    }
}
