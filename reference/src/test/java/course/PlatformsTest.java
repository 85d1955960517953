package course;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

import static course.Lockstep.LAUNCHER;
import static course.Lockstep.REPOSITORY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// What `grader/PLATFORMS.md` gives to copy is what works: each set-up is parsed, and the commands in it are run where a platform would
/// run them, with a copy of the starter as the submission.
class PlatformsTest {

    private static final Path PAGE = REPOSITORY.resolve("grader/PLATFORMS.md");

    private static final Pattern COMMAND = Pattern.compile("(?m)^    (grader/bin/lockstep .*)$");

    @TempDir
    private Path folder;

    private record Run(int exit, String output) {}

    @BeforeEach
    void layOut() throws IOException {
        var launcher = Files.createDirectories(folder.resolve("lockstep/grader/bin")).resolve("lockstep");
        Files.writeString(launcher, "#!/bin/sh\nexec '" + LAUNCHER + "' \"$@\"\n");
        assertTrue(launcher.toFile().setExecutable(true));
        for (var place : List.of("src/main/java/locks", "grade/student/locks", "submissions/okafor/locks",
                "submissions/lindqvist/locks")) {
            submission(folder.resolve(place));
        }
    }

    private static void submission(Path target) throws IOException {
        Files.createDirectories(target);
        try (Stream<Path> sources = Files.list(REPOSITORY.resolve("starter/src/main/java/locks"))) {
            for (var source : sources.toList()) {
                Files.copy(source, target.resolve(source.getFileName()));
            }
        }
    }

    @Test
    void gitHubActions() throws Exception {
        var run = shell(command("GitHub Actions"));
        assertEquals(0, run.exit(), run.output());
        assertTrue(run.output().contains("::error file=src/main/java/locks/"), run.output());
        assertTrue(Files.readString(folder.resolve("summary")).startsWith("## Lockstep: "));
        assertEquals("2.1.0", json("lockstep.sarif").get("version").asString());
    }

    @Test
    void gitHubClassroom() throws Exception {
        var run = shell(command("GitHub Classroom"));
        assertEquals(0, run.exit(), run.output());
        assertTrue(Files.readString(folder.resolve("output")).startsWith("result="));
        var reporter = yaml("GitHub Classroom").at("/jobs/run-autograding-tests/steps/4");
        var id = reporter.at("/with/runners").asString();
        assertTrue(id.matches("[a-z0-9]+") && reporter.get("env").has(id.toUpperCase(Locale.ROOT) + "_RESULTS"), id);
    }

    @Test
    void gitLab() throws Exception {
        var run = shell(command("GitLab"));
        assertEquals(0, run.exit(), run.output());
        assertTrue(json("gl-code-quality-report.json").isArray());
        assertTrue(Files.readString(folder.resolve("junit.xml")).contains("<testsuite "));
    }

    @Test
    void anyOtherService() throws Exception {
        var run = shell(block("Any other CI service", "sh"));
        assertEquals(0, run.exit(), run.output());
        assertEquals("CTRF", json("ctrf-report.json").get("reportFormat").asString());
    }

    @Test
    void prairieLearn() throws Exception {
        assertEquals("External", JsonMapper.shared().readTree(block("PrairieLearn", "json")).get("gradingMethod")
                .asString());
        var script = block("PrairieLearn", "sh");
        var run = shell(script);
        assertEquals(0, run.exit(), run.output());
        assertEquals(0.0, json("grade/results/results.json").get("score").asDouble());
        delete(folder.resolve("grade/student/locks"));
        shell(script);
        assertFalse(json("grade/results/results.json").get("gradable").asBoolean());
    }

    @Test
    void submitty() throws Exception {
        assertEquals("custom_validator", JsonMapper.shared().readTree(block("Submitty", "json"))
                .at("/testcases/0/validation/0/method").asString());
        var run = shell(block("Submitty", "sh"));
        assertEquals(0, run.exit(), run.output());
        assertEquals("success", json("validation_results.json").get("status").asString(), run.output());
    }

    @Test
    void autolab() throws Exception {
        var run = shell(block("Autolab", "sh"));
        assertEquals("{\"scores\":{\"locks\":0}}", run.output().lines().toList().getLast());
    }

    @Test
    void canvasAndMoodle() throws Exception {
        var run = shell(block("Canvas and Moodle", "sh"));
        assertEquals(0, run.exit(), run.output());
        assertEquals(List.of("lindqvist,,,lindqvist,,0", "okafor,,,okafor,,0"),
                Files.readAllLines(folder.resolve("canvas.csv")).subList(2, 4));
        assertEquals(3, Files.readAllLines(folder.resolve("moodle.csv")).size());
    }

    @Test
    void gradescope() throws Exception {
        var command = COMMAND.matcher(section("Gradescope"));
        assertTrue(command.find());
        var bundled = shell("lockstep/" + command.group(1));
        assertEquals(0, bundled.exit(), bundled.output());
        unzip(folder.resolve("autograder.zip"), folder.resolve("autograder/source"));
        submission(folder.resolve("autograder/submission/locks"));
        var run = shell("autograder/source/run_autograder");
        assertEquals(0, run.exit(), run.output());
        var results = json("autograder/results/results.json");
        assertTrue(results.at("/extra_data/decided").asBoolean(), run.output());
        assertEquals(100, results.get("tests").valueStream().mapToInt(test -> test.get("max_score").asInt()).sum());
        delete(folder.resolve("autograder/submission/locks"));
        shell("autograder/source/run_autograder");
        assertEquals("visible", json("autograder/results/results.json").get("stdout_visibility").asString());
        shell("sed -i 's/^java=.*/java=false/' autograder/source/run_autograder; autograder/source/run_autograder");
        assertFalse(json("autograder/results/results.json").at("/extra_data/decided").asBoolean());
        assertEquals(0, shell("sh -n autograder/source/setup.sh").exit());
    }

    @Test
    void whatStudentsSee() throws Exception {
        assertEquals("no-schedule", yaml("What students see").at("/shown/locks/feedback").asString());
    }

    @Test
    void theCommandsAtTheTop() throws Exception {
        var page = Files.readString(PAGE);
        var readme = Files.readString(REPOSITORY.resolve("README.md"));
        var commands = COMMAND.matcher(page.substring(0, page.indexOf("\n## "))
                + readme.substring(readme.indexOf("## For autograders"), readme.indexOf("## What is explored")))
                .results()
                .map(found -> "lockstep/" + found.group(1)).toList();
        assertEquals(3, commands.size(), commands::toString);
        var run = shell("set -e; cp -r '" + REPOSITORY + "/starter' starter; " + String.join("; ", commands));
        assertEquals(0, run.exit(), run.output());
        assertTrue(json("grade.json").has("points") && json("lockstep.sarif").has("runs"));
        assertTrue(Files.exists(folder.resolve("junit.xml")) && Files.exists(folder.resolve("autograder.zip")));
    }

    /// All that the steps of a set-up run. What fetches something is left out.
    private static String command(String section) throws IOException {
        var text = new StringBuilder();
        collect(yaml(section), text);
        return text.toString();
    }

    private static void collect(JsonNode node, StringBuilder text) {
        for (var key : List.of("run", "script")) {
            if (node.has(key)) {
                var commands = node.get(key);
                (commands.isArray() ? commands.valueStream() : Stream.of(commands))
                        .forEach(command -> text.append(command.asString()).append('\n'));
            }
        }
        node.valueStream().filter(JsonNode::isContainer).forEach(each -> collect(each, text));
    }

    private static JsonNode yaml(String section) throws IOException {
        return YAMLMapper.shared().readTree(block(section, "yaml"));
    }

    private JsonNode json(String file) throws IOException {
        return JsonMapper.shared().readTree(Files.readString(folder.resolve(file)));
    }

    private static String block(String section, String language) throws IOException {
        var block = Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(section(section));
        assertTrue(block.find(), () -> section + " has no block of " + language);
        return block.group(1);
    }

    private static String section(String title) throws IOException {
        var page = Files.readString(PAGE);
        var begin = page.indexOf("\n## " + title + "\n");
        assertTrue(begin >= 0, () -> "there is no section " + title);
        var end = page.indexOf("\n## ", begin + 1);
        return page.substring(begin, end < 0 ? page.length() : end);
    }

    private Run shell(String script) throws Exception {
        var output = folder.resolve("printed");
        var builder = new ProcessBuilder("bash", "-c", script).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(Map.of("LOCKSTEP_JAVA", System.getProperty("java.home"), "LOCKSTEP",
                REPOSITORY.toString(), "GRADE", folder.resolve("grade").toString(), "GITHUB_STEP_SUMMARY",
                folder.resolve("summary").toString(), "GITHUB_OUTPUT", folder.resolve("output").toString(),
                "LOCKSTEP_AUTOGRADER", folder.resolve("autograder").toString()));
        var exit = builder.start().waitFor();
        return new Run(exit, Files.readString(output));
    }

    private static void unzip(Path zip, Path target) throws IOException {
        try (var archive = ZipFile.builder().setPath(zip).get()) {
            for (var entry : (Iterable<ZipArchiveEntry>) archive
                    .getEntries()::asIterator) {
                var file = target.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                try (var stream = archive.getInputStream(entry)) {
                    Files.copy(stream, file);
                }
                assertTrue(file.toFile().setExecutable((entry.getUnixMode() & 0100) != 0));
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
