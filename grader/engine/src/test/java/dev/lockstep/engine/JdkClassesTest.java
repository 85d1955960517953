package dev.lockstep.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.lockstep.engine.instrument.InstrumentingLoader;
import programs.UsesJdk;

/// Classes of the JDK are loaded once, whatever their package is called and whatever lies on the class path.
class JdkClassesTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"java.util.ArrayList", "java.sql.Timestamp", "java.net.http.HttpRequest",
            "javax.xml.parsers.DocumentBuilderFactory", "org.w3c.dom.Node", "org.xml.sax.SAXException",
            "com.sun.net.httpserver.HttpServer", "jdk.net.ExtendedSocketOptions", "sun.misc.Unsafe",
            "com.sun.source.tree.Tree"})
    void aClassOfTheJdkIsTheJdks(String name) throws Exception {
        var file = folder.resolve(name.replace('.', '/') + ".class");
        Files.createDirectories(file.getParent());
        Files.write(file, bytes(name));
        var parent = getClass().getClassLoader();
        assertSame(parent.loadClass(name), new InstrumentingLoader(List.of(folder), parent).loadClass(name));
    }

    private static byte[] bytes(String name) throws IOException {
        try (var in = ClassLoader.getSystemResourceAsStream(name.replace('.', '/') + ".class")) {
            return in == null ? new byte[0] : in.readAllBytes();
        }
    }

    @Test
    void aClassOfThePlatformIsNoLibrary() {
        var passed = Exploration.of(UsesJdk::parsesAndCompiles).verify();
        assertEquals(2, passed.coverage().threads());
    }
}
