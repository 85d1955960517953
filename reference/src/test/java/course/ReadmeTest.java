package course;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static course.Lockstep.REPOSITORY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// Every command of the README is run by a test: here, or by the one that is named here.
class ReadmeTest {

    private static final Pattern COMMAND = Pattern.compile("(?m)^    (mvn|grader/bin/lockstep)( [^#\\n]*?)? *(#.*)?$");
    private static final Pattern NAMED = Pattern.compile("\\| `lockstep (\\w+)");

    private static final Map<String, String> ELSEWHERE = Map.of(
            "mvn verify", "the build itself",
            "mvn -pl assignments -am test -Dlockstep.submission=PATH",
            "no test, as it would build this repository in the midst of its build; BridgeRunnerTest runs what it runs",
            "grader/bin/lockstep grade reference", "LauncherTest",
            "grader/bin/lockstep grade reference/wrong/locks/spin-lock-tests-then-sets --check spinLockExcludes",
            "LauncherTest",
            "grader/bin/lockstep watch starter --topic locks", "WatchTest",
            "grader/bin/lockstep replay TOKEN starter", "LauncherTest",
            "grader/bin/lockstep -Dlockstep.debug replay TOKEN starter", "DebuggerTest",
            "grader/bin/lockstep grade starter --format console --format junit=junit.xml --format sarif=lockstep.sarif",
            "PlatformsTest",
            "grader/bin/lockstep bundle gradescope --out autograder.zip", "PlatformsTest");

    @TempDir
    private Path folder;

    @Test
    void everyCommandIsRun() throws Exception {
        var open = new HashMap<>(ELSEWHERE);
        for (var command : commands()) {
            if (open.remove(command) == null) {
                run(command.split(" "));
            }
        }
        assertEquals(Map.of(), open); // named here and in the README no more
    }

    private static List<String> commands() throws Exception {
        return COMMAND.matcher(Files.readString(REPOSITORY.resolve("README.md"))).results()
                .map(found -> found.group(1) + (found.group(2) == null ? "" : found.group(2))).toList();
    }

    private void run(String... command) throws Exception {
        assertEquals("grader/bin/lockstep", command[0]);
        var out = folder.resolve("out.txt").toFile();
        var exit = Lockstep.with((Object[]) List.of(command).subList(1, command.length).toArray(String[]::new))
                .redirectErrorStream(true).redirectOutput(out).start().waitFor();
        assertEquals(0, exit, () -> String.join(" ", command) + " left " + out);
    }

    @Test
    void eachCommandOfTheTableIsOneAndEachOneIsInIt() throws Exception {
        var help = Lockstep.with("--help").redirectErrorStream(true).start();
        var text = new String(help.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        var there = Pattern.compile("(?m)^  ([a-z]+)  ").matcher(text.substring(text.indexOf("Commands:"))).results()
                .map(found -> found.group(1)).collect(Collectors.toCollection(TreeSet::new));
        assertTrue(there.size() > 5, text);
        var table = Files.readString(REPOSITORY.resolve("README.md"));
        var named = NAMED.matcher(table).results().map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        named.add("pack"); // beside unpack
        assertEquals(there, named);
    }
}
