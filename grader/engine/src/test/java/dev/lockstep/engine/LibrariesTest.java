package dev.lockstep.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.lockstep.engine.trace.Failure;
import programs.Library;
import programs.LibraryUser;

/// A library that a program uses is instrumented, or trusted, or refused; it is never passed over in silence.
class LibrariesTest {

    @TempDir
    private Path folder;

    private Class<?> user;

    @BeforeEach
    void putLibraryIntoJar() throws IOException, ClassNotFoundException {
        var classes = folder.resolve("classes");
        Files.createDirectories(classes.resolve("programs"));
        Files.write(classes.resolve(file(LibraryUser.class)), bytes(LibraryUser.class));
        var jar = folder.resolve("library.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry(file(Library.class)));
            out.write(bytes(Library.class));
        }
        var loader = new URLClassLoader(new URL[]{classes.toUri().toURL(), jar.toUri().toURL()}, new EngineAlone());
        user = loader.loadClass(LibraryUser.class.getName());
    }

    /// Knows the JDK and the engine.
    private static final class EngineAlone extends ClassLoader {
        EngineAlone() {
            super(ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.startsWith("dev.lockstep.")) {
                return Class.forName(name, false, Explorer.class.getClassLoader());
            }
            throw new ClassNotFoundException(name);
        }
    }

    private static String file(Class<?> type) {
        return type.getName().replace('.', '/') + ".class";
    }

    private static byte[] bytes(Class<?> type) throws IOException {
        try (var in = type.getResourceAsStream("/" + file(type))) {
            return in == null ? new byte[0] : in.readAllBytes();
        }
    }

    private Exploration exploration(String method) throws ReflectiveOperationException {
        return (Exploration) user.getMethod(method).invoke(null);
    }

    @Test
    void aLibraryThatNobodySaidAnythingAboutProvesNothing() throws Exception {
        var exploration = exploration("asItIs");
        assertEquals(
                "Nothing is proved: the lambda in programs.LibraryUser uses programs.Library, which comes from a jar "
                        + "and is not instrumented. Add .instrumenting(Library.class) if its threads may meet there, "
                        + ".trusting(Library.class) if a call of it may count as one step.",
                assertThrows(IllegalStateException.class, exploration::explore).getMessage());
    }

    @Test
    void aRaceInAnInstrumentedLibraryIsFound() throws Exception {
        var failing = exploration("instrumented").explore().failing();
        assertInstanceOf(Failure.DataRace.class, failing == null ? null : failing.failure());
    }

    @Test
    void aTrustedLibraryIsOneStep() throws Exception {
        assertTrue(exploration("trusted").verify().coverage().isAll());
    }
}
