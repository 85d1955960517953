package course;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static course.Lockstep.REPOSITORY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

/// What the handouts say of checks, points and schedules is so.
class HandoutTest {

    /// A row of the table of checks.
    private static final Pattern ROW = Pattern.compile("^\\| (?!\\*\\*)(.+?) \\| (\\d+) \\|$", Pattern.MULTILINE);

    /// A command in a code block of its own, and the block after it, which shows what it prints.
    private static final Pattern SHOWN = Pattern.compile(
            "^    grader/bin/lockstep (grade \\S+ --check \\S+)\\n\\n```text\\n(.*?)^```$",
            Pattern.MULTILINE | Pattern.DOTALL);

    @TestFactory
    Stream<DynamicTest> everyHandoutListsTheChecksWithTheirPoints() throws Exception {
        var described = JsonMapper.shared().readTree(lockstep("describe", "--format", "json")).get("topics");
        assertTrue(described.size() > 2, described::toString);
        return described.valueStream().map(topic -> dynamicTest(topic.get("topic").asString(),
                () -> assertEquals(points(topic), listed(handout(topic.get("topic").asString())))));
    }

    private static Map<String, Integer> points(JsonNode topic) {
        var points = new LinkedHashMap<String, Integer>();
        topic.get("checks").forEach(check -> points.put(check.get("title").asString(), check.get("points").asInt()));
        return points;
    }

    private static Map<String, Integer> listed(String handout) {
        var points = new LinkedHashMap<String, Integer>();
        ROW.matcher(handout).results().forEach(row -> points.put(row.group(1), Integer.valueOf(row.group(2))));
        return points;
    }

    @TestFactory
    Stream<DynamicTest> theHandoutsShowWhatTheToolPrints() {
        return Stream.of("threads", "deadlock", "events", "queues", "producerconsumer", "ipc", "pools", "coroutines")
                .flatMap(HandoutTest::showsWhatTheToolPrints);
    }

    private static Stream<DynamicTest> showsWhatTheToolPrints(String topic) {
        var shown = SHOWN.matcher(handout(topic)).results().toList();
        assertTrue(shown.size() > 1, shown::toString);
        return shown.stream().map(each -> dynamicTest(each.group(1),
                () -> assertTrue(lockstep((Object[]) each.group(1).split(" ")).contains(each.group(2)),
                        () -> "is not what it prints:\n" + each.group(2))));
    }

    private static String handout(String topic) {
        try {
            return Files.readString(REPOSITORY.resolve("assignments/src/main/resources").resolve(topic)
                    .resolve("handout.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String lockstep(Object... arguments) throws Exception {
        var process = Lockstep.with(arguments).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), printed);
        return printed;
    }
}
