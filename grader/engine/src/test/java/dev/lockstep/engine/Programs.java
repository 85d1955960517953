package dev.lockstep.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import dev.lockstep.engine.instrument.InstrumentingLoader;
import dev.lockstep.engine.instrument.Reflected;
import programs.ExactnessPrograms;
import programs.Shows;

/// The programs of the tests, loaded instrumented.
public final class Programs {

    private static final InstrumentingLoader LOADER = newLoader();

    private Programs() {}

    private static InstrumentingLoader newLoader() {
        return new InstrumentingLoader(List.of(testClasses()), new ClassLoader(Programs.class.getClassLoader()) {});
    }

    private static Path testClasses() {
        try {
            return Path.of(Programs.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /// All programs, those of a class together: every class of the package whose name ends with `Programs`.
    public static List<Method> all() {
        try (var files = Files.list(testClasses().resolve("programs"))) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith("Programs.class"))
                    .sorted().flatMap(name -> of(classOf(name)).stream()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The program of a name.
    public static Method named(String program) {
        return all().stream().filter(method -> method.getName().equals(program)).findFirst().orElseThrow();
    }

    private static Class<?> classOf(String file) {
        try {
            return Class.forName("programs." + file.substring(0, file.length() - ".class".length()));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The methods of a class that say what they show, by name.
    static List<Method> of(Class<?> programs) {
        return Arrays.stream(programs.getDeclaredMethods()).filter(method -> method.isAnnotationPresent(Shows.class))
                .sorted((a, b) -> a.getName().compareTo(b.getName())).toList();
    }

    /// A program, to be run in every schedule.
    static Runnable program(Method method) {
        return program(LOADER, method);
    }

    /// A program of classes that are instrumented anew.
    public static Runnable fresh(Method method) {
        return program(newLoader(), method);
    }

    private static Runnable program(InstrumentingLoader loader, Method method) {
        try {
            var type = loader.loadClass(method.getDeclaringClass().getName());
            var program = type.getDeclaredMethod(method.getName());
            return () -> {
                Reflected.initialize(type);
                Reflected.call(program);
            };
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The bounds that a program is explored within.
    public static Bounds bounds(Method method) {
        var shows = method.getAnnotation(Shows.class);
        return Bounds.standard().withAnyDelay(shows.anyDelay()).withSpuriousWakeups(shows.spuriousWakeups());
    }

    /// What the last of the exactness programs saw.
    static String saw() {
        try {
            return (String) LOADER.loadClass(ExactnessPrograms.class.getName()).getMethod("saw").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
