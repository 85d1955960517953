package dev.lockstep.controller;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds the JDK that the workers run on.
final class Jdk {

    /// The only release that the scheduler knows the insides of.
    static final int RELEASE = 25;

    private static final List<String> USUAL_FOLDERS = List.of("/usr/lib/jvm", "/opt",
            "/Library/Java/JavaVirtualMachines", "C:\\Program Files\\Java", "C:\\Program Files\\Eclipse Adoptium");

    private Jdk() {}

    /// The command `java` of a JDK 25: this JVM's own if it is one, else an installed one.
    static Path java(Map<String, String> environment) {
        var own = Path.of(System.getProperty("java.home"));
        if (Runtime.version().feature() == RELEASE) {
            return command(own);
        }
        return candidates(environment).filter(Jdk::isRight).map(Jdk::command).findFirst()
                .orElseThrow(() -> new GraderFaultException(
                        "Found no JDK 25 to run the workers on: install one, or set JAVA_HOME to its folder.",
                        "this JVM is " + Runtime.version() + " in " + own));
    }

    private static Path command(Path home) {
        return home.resolve("bin").resolve(File.separatorChar == '\\' ? "java.exe" : "java");
    }

    private static Stream<Path> candidates(Map<String, String> environment) {
        var named = Stream.of("LOCKSTEP_JAVA", "JAVA_HOME").map(environment::get).filter(Objects::nonNull)
                .map(Path::of);
        var home = Path.of(System.getProperty("user.home"));
        var folders = Stream.concat(USUAL_FOLDERS.stream().map(Path::of),
                Stream.of(home.resolve(".sdkman/candidates/java"), home.resolve(".jdks")));
        return Stream.concat(named, folders.flatMap(Jdk::inside));
    }

    private static Stream<Path> inside(Path folder) {
        try (var entries = Files.list(folder)) {
            return entries.sorted().flatMap(entry -> Stream.of(entry, entry.resolve("Contents/Home"))).toList()
                    .stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    private static boolean isRight(Path home) {
        return Files.isExecutable(command(home)) && version(home).filter(Jdk::isRelease).isPresent();
    }

    private static boolean isRelease(String version) {
        return version.equals("25") || version.startsWith("25.") || version.startsWith("25+");
    }

    private static Optional<String> version(Path home) {
        try (var lines = Files.lines(home.resolve("release"))) {
            return lines.filter(line -> line.startsWith("JAVA_VERSION=")).findFirst()
                    .map(line -> line.substring("JAVA_VERSION=".length()).replace("\"", ""));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
