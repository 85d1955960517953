package course;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static course.Lockstep.REPOSITORY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// A kit, used as its README says: in a folder that has nothing to do with this repository, by a Maven that begins with an
/// empty repository of its own. What that fetches comes from this machine's, which this build has filled.
class KitTest {

    private static final Pattern COMMAND = Pattern.compile("(?m)^    (mvn|\\./lockstep)( [^#\\n]*)?(#.*)?$");
    private static final String WRONG = "wrong/locks/spin-lock-tests-then-sets/SpinLock.java";

    @TempDir
    private static Path folder;

    /// Of the whole course.
    private static Path whole;

    /// Of two topics, one of them begun.
    private static Path kit;

    private record Run(int exit, String out, String all) {}

    @BeforeAll
    static void handOut() throws Exception {
        whole = folder.resolve("whole");
        assertEquals(0, run(Lockstep.with("kit", "--out", whole)).exit());
        kit = folder.resolve("my kit");
        assertEquals(0, run(Lockstep.with("kit", "--out", kit, "--topic", "locks", "--topic", "threads")).exit());
        Files.copy(REPOSITORY.resolve("reference").resolve(WRONG), kit.resolve("src/main/java/locks/SpinLock.java"),
                StandardCopyOption.REPLACE_EXISTING);
        var machine = Path.of(System.getProperty("localRepository",
                System.getProperty("user.home") + "/.m2/repository"));
        Files.writeString(folder.resolve("settings.xml"), """
                <settings>
                    <mirrors>
                        <mirror>
                            <id>machine</id>
                            <mirrorOf>central</mirrorOf>
                            <url>%s</url>
                        </mirror>
                    </mirrors>
                </settings>
                """.formatted(machine.toUri()));
    }

    private static Run run(ProcessBuilder builder) throws Exception {
        var out = Files.createTempFile(folder, "out", ".txt");
        var err = Files.createTempFile(folder, "err", ".txt");
        var exit = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start().waitFor();
        return new Run(exit, Files.readString(out), Files.readString(out) + Files.readString(err));
    }

    private static Run inKit(String... command) throws Exception {
        var words = new ArrayList<>(List.of(command));
        if (words.getFirst().equals("mvn")) {
            words.addAll(1, List.of("-s", folder.resolve("settings.xml").toString(),
                    "-Dmaven.repo.local=" + folder.resolve("m2")));
        } else {
            words.set(0, kit.resolve("lockstep").toString());
        }
        var builder = new ProcessBuilder(words).directory(kit.toFile());
        builder.environment().putAll(Map.of("JAVA_HOME", System.getProperty("java.home"), "COLUMNS", "100"));
        return run(builder);
    }

    @Test
    void mavenShowsOneReportOffersItsTokenAndAsksForNothingTwice() throws Exception {
        var first = inKit("mvn", "test", "-Dtopic=locks");
        assertEquals(0, first.exit(), first.all());
        assertTrue(first.out().startsWith("Lockstep: my kit\n\nlocks "), first.all());
        assertTrue(first.out().contains("\nTotal  10 of 100 points"), first.all());
        assertFalse(first.all().contains("[INFO]") || first.all().contains("[ERROR]"), first.all());
        assertEquals(first.out(), inKit("mvn", "-o", "test", "-Dtopic=locks").out());
        var token = Pattern.compile("lockstep replay (locks\\.spinLockExcludes\\.\\S+) \\.").matcher(first.out());
        assertTrue(token.find(), first.out());
        readmeHolds(token.group(1));
        var red = inKit("mvn", "-o", "test", "-Dtopic=locks", "-Dlockstep.failUnder=100");
        assertEquals(1, red.exit());
        assertTrue(red.out().contains("\nTotal  10 of 100 points") && !red.all().contains("\tat org."), red.all());
    }

    /// Its commands, in its order. The debugger's wait for somebody, `watch` has a test of its own. One that writes a report says
    /// nothing.
    private static void readmeHolds(String token) throws Exception {
        var commands = COMMAND.matcher(Files.readString(kit.resolve("README.md"))).results()
                .map(found -> (found.group(1) + found.group(2)).strip()).toList();
        assertTrue(commands.size() >= 11, commands::toString);
        for (var command : commands) {
            if (!command.contains("debug") && !command.contains("watch")) {
                var report = kit.resolve("report.html");
                Files.deleteIfExists(report);
                var run = inKit(command.replace("TOKEN", token).split(" "));
                assertEquals(0, run.exit(), () -> command + "\n" + run.all());
                var told = command.contains("html") ? Files.readString(report) : run.out();
                assertTrue(told.contains(command.contains("TOKEN") ? "mutual-exclusion-violated" : "ockstep"),
                        () -> command + "\n" + run.all());
            }
        }
    }

    @Test
    void nothingOfTheReferenceIsInIt() throws IOException {
        var places = List.of(REPOSITORY.toString(), System.getProperty("user.home") + "/");
        forEachFile(whole, (name, text) -> {
            assertFalse(name.endsWith("matrix.yaml") || name.contains("BUG"), name);
            places.forEach(place -> assertFalse(text.contains(place), () -> name + " has " + place));
            if (!name.endsWith(".class")) {
                assertFalse(text.contains("// BUG") && name.endsWith(".java"), name);
                assertFalse(text.contains("reference/"), name);
            }
        });
    }

    @Test
    void eachFileOfTheRepositoryHasItsSum() throws IOException {
        try (var files = Files.walk(whole.resolve("repository/dev"))) {
            var all = files.filter(Files::isRegularFile).map(Path::toString).toList();
            assertTrue(all.size() > 100, all::toString);
            all.stream().filter(file -> !file.endsWith(".sha1"))
                    .forEach(file -> assertTrue(all.contains(file + ".sha1"),
                            file));
        }
    }

    @Test
    void aFolderThatIsNotEmptyIsLeftAlone() throws Exception {
        var again = run(Lockstep.with("kit", "--out", kit));
        assertEquals(2, again.exit());
        assertEquals("lockstep: " + kit + " is there already, and is no empty folder: name another one.\n",
                again.all());
    }

    /// Each file, also those in jars of ours; other libraries are what their makers release.
    private static void forEachFile(Path root, BiConsumer<String, String> each) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var name = file.toString();
                if (name.endsWith(".jar") && file.getFileName().toString().startsWith("lockstep")) {
                    try (var jar = FileSystems.newFileSystem(file)) {
                        forEachFile(jar.getPath("/"), each);
                    }
                } else if (!name.endsWith(".jar") && !name.contains(".lockstep/")) {
                    each.accept(name, new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
