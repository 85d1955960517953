package dev.lockstep.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Measures everything and writes the tables into a document, between its markers. Takes a few minutes, on a machine
/// that should have nothing else to do.
public final class Benchmarks {

    private Benchmarks() {}

    /// Measures.
    ///
    /// @param arguments the document
    public static void main(String[] arguments) throws IOException {
        var document = Path.of(arguments[0]);
        var before = Files.readString(document);
        Section.replace(before, ""); // fails before the minutes are spent
        Files.writeString(document, Section.replace(before, heading() + "\n\n" + measure().markdown()));
        System.out.println("Wrote the tables into " + document.normalize());
    }

    private static Tables measure() {
        var start = System.nanoTime();
        say(start, "the workloads and the floor, with JMH");
        var speeds = Speed.measure();
        say(start, "memory over a million schedules");
        var memory = run(ChildJvm.engineFlags(), MemoryMain.class);
        say(start, "Lincheck");
        var lincheck = run(LincheckRun.JVM_FLAGS, LincheckMain.class);
        say(start, "time to a verdict, and scaling");
        var engine = run(ChildJvm.engineFlags(), EngineMain.class);
        say(start, "done");
        return new Tables(speeds, engine, lincheck, memory);
    }

    private static List<Measured> run(List<String> flags, Class<?> main) {
        return Measured.parse(ChildJvm.run(flags, main));
    }

    private static void say(long start, String what) {
        System.out.println(Duration.ofNanos(System.nanoTime() - start).toSeconds() + " s: " + what);
    }

    private static String heading() {
        return "Medians, with race detection on and the agent in place, on JDK %s and a machine with %d processors."
                .formatted(Runtime.version().feature(), Runtime.getRuntime().availableProcessors());
    }
}
