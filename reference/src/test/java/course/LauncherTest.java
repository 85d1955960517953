package course;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static course.Lockstep.LAUNCHER;
import static course.Lockstep.REPOSITORY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// The launcher, as an instructor uses it.
class LauncherTest {

    @TempDir
    private Path temporary;

    private final Map<String, String> environment = new HashMap<>();

    private record Run(int exit, String out, String err) {

        JsonNode json() {
            return JsonMapper.shared().readTree(out);
        }
    }

    private Run lockstep(Path launcher, Path folder, Object... arguments) throws Exception {
        var out = Files.createTempFile(temporary, "out", ".txt");
        var err = Files.createTempFile(temporary, "err", ".txt");
        var builder = Lockstep.with(launcher, arguments).directory(folder.toFile()).redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().putAll(environment);
        var exit = builder.start().waitFor();
        return new Run(exit, Files.readString(out), Files.readString(err));
    }

    private Run lockstep(Object... arguments) throws Exception {
        return lockstep(LAUNCHER, REPOSITORY, arguments);
    }

    @Test
    void theReferenceGetsFullMarks() throws Exception {
        var run = lockstep("grade", "reference", "--format", "json");
        assertEquals(0, run.exit(), run.err());
        assertEquals(1000, run.json().get("points").asInt());
        assertEquals(1000, run.json().get("maxPoints").asInt());
    }

    @Test
    void theStarterGetsNothingAndIsToldSoInAFriendlyWay() throws Exception {
        var run = lockstep("grade", "starter", "--format", "json");
        assertEquals(0, run.exit(), run.err());
        assertEquals(0, run.json().get("points").asInt());
        for (var topic : run.json().get("topics")) {
            for (var check : topic.get("checks")) {
                assertTrue(check.get("findings").size() <= 1, check::toString);
                check.get("findings").forEach(finding -> assertEquals("not-implemented",
                        finding.get("code").asString()));
            }
        }
    }

    @Test
    void aWrongLockFailsWithTheInterleavingThatBreaksItAndTheTokenReplaysIt() throws Exception {
        var path = "reference/wrong/locks/spin-lock-tests-then-sets";
        var run = lockstep("grade", path, "--check", "spinLockExcludes", "--fail-under", "100");
        assertEquals(1, run.exit(), run.err());
        assertEquals(withoutToken(sampleOfTheReadme()), withoutToken(run.out()));
        var token = Pattern.compile("lockstep replay (\\S+) " + path).matcher(run.out());
        assertTrue(token.find(), run.out());
        var replayed = lockstep("replay", token.group(1), path);
        assertTrue(replayed.out().contains("mutual-exclusion-violated"), replayed.out() + replayed.err());
        var other = lockstep("replay", token.group(1), "reference");
        assertTrue((other.out() + other.err()).contains("changed"), other.out() + other.err());
    }

    private static String sampleOfTheReadme() throws IOException {
        var readme = Files.readString(REPOSITORY.resolve("README.md"));
        var begin = readme.indexOf("```text\n") + "```text\n".length();
        return readme.substring(begin, readme.indexOf("```", begin));
    }

    /// A token names the JDK that it was made with.
    private static String withoutToken(String report) {
        return report.replaceAll("replay locks\\S+", "replay TOKEN").strip();
    }

    @Test
    void theReadmesPageIsWritten() throws Exception {
        var readme = Files.readString(REPOSITORY.resolve("README.md"));
        var command = Pattern.compile("(?m)^    grader/bin/lockstep (grade \\S+ --format html --out )(\\S+)")
                .matcher(readme);
        assertTrue(command.find());
        var page = temporary.resolve(command.group(2));
        var run = lockstep((Object[]) (command.group(1) + page).split(" "));
        assertEquals(0, run.exit(), run.err());
        assertTrue(Files.readString(page).contains("0 of 1000 points"));
        assertTrue(Files.size(page) < 1_000_000);
    }

    @Test
    void aTopicThatDoesNotCompileCostsThatTopicAlone() throws Exception {
        var submission = copyOf("locks", "semaphore");
        var broken = submission.resolve("semaphore/BoundedSemaphore.java");
        Files.writeString(broken, Files.readString(broken).replaceFirst("this.available = permits;",
                "this.available = permit;"));
        var run = lockstep("grade", submission, "--format", "json");
        assertEquals(0, run.exit(), run.err());
        var locks = run.json().get("topics").get(0);
        var semaphore = run.json().get("topics").get(1);
        assertEquals(100, locks.get("points").asInt());
        assertEquals(0, semaphore.get("points").asInt());
        var finding = semaphore.get("findings").get(0);
        assertEquals("does-not-compile", finding.get("code").asString());
        assertEquals("semaphore/BoundedSemaphore.java", finding.get("location").get("file").asString());
        assertTrue(finding.get("location").get("line").asInt() > 1);
        assertTrue(finding.get("facts").toString().contains("variable permit"), finding::toString);
    }

    @Test
    void aReportShowsWhatTheCheckCallsAndWithWhat() throws Exception {
        var run = lockstep("grade", "reference/wrong/semaphore/zero-timeout-waits-for-ever", "--check",
                "timesOutOnTime");
        assertTrue(run.out().contains("calls tryAcquire(1, SECONDS): true"), run.out());
        assertTrue(run.out().contains("calls tryAcquire(0, SECONDS)\n"), run.out());
    }

    @Test
    void aReportShowsWhatTheSubmissionPrints() throws Exception {
        var submission = copyOf("locks");
        var lock = submission.resolve("locks/SpinLock.java");
        Files.writeString(lock, Files.readString(lock).replace("public void unlock() {",
                "public void unlock() { System.out.println(\"kept\"); if (true) return;"));
        var run = lockstep("grade", submission, "--check", "spinLockTakesAndGives");
        assertTrue(run.out().contains("prints \"kept\""), run.out() + run.err());
    }

    @Test
    void theSameSubmissionGetsTheSameBytesAlsoOnABusyMachine() throws Exception {
        var wrong = "reference/wrong/semaphore/check-then-act";
        var quiet = lockstep("grade", wrong, "--all", "--format", "json");
        var busy = new ArrayList<Process>();
        try {
            for (var i = 0; i < 2; i++) {
                busy.add(new ProcessBuilder("sh", "-c", "while :; do :; done").start());
            }
            assertEquals(quiet.out(), lockstep("grade", wrong, "--all", "--format", "json").out());
        } finally {
            busy.forEach(Process::destroyForcibly);
        }
        assertTrue(quiet.out().contains("\"failed\""), quiet.out());
    }

    @Test
    void itWorksThroughALinkFromAnyFolderAndWithBlanksInPaths() throws Exception {
        var folder = Files.createDirectory(temporary.resolve("my folder"));
        var link = Files.createSymbolicLink(folder.resolve("a link"), LAUNCHER);
        var run = lockstep(link, folder, "describe");
        assertEquals(0, run.exit(), run.err());
        assertTrue(run.out().contains("spinLockExcludes"), run.out());
        var empty = lockstep(link, folder, "grade", ".");
        assertEquals(3, empty.exit(), empty.out());
    }

    @Test
    void itReadsAndWritesUtf8WhateverTheLocale() throws Exception {
        environment.putAll(Map.of("LC_ALL", "C", "LANG", "C"));
        var folder = Files.createDirectories(temporary.resolve("Übung/locks")).getParent();
        Files.writeString(folder.resolve("locks/TicketLock.java"), "package locks; class TicketLock { // größer\n}");
        var run = lockstep("grade", folder, "--check", "ticketLockTakesAndGives");
        assertEquals(0, run.exit(), run.err());
        assertTrue(run.out().contains("✗ 0/4"), run.out());
        assertTrue(run.out().contains("Übung"), run.out());
        assertTrue(lockstep("grade", temporary.resolve("Übug")).err().contains("did you mean " + folder + "?"));
    }

    @Test
    void theFolderOfTheCourseIsNoSubmission() throws Exception {
        var run = lockstep("grade", ".");
        assertEquals(3, run.exit(), run.out());
        assertEquals("lockstep: . is the folder of the course: give the folder starter.\n", run.err());
    }

    @ParameterizedTest
    @CsvSource({"3, grade no/such/path", "3, grade .config", "2, grade reference --topic nonsense",
            "2, grade reference --check nonsense", "2, grade reference --no-such-option", "2, nonsense",
            "2, grade reference --out no/such/folder/out.json"})
    void badInputGetsASentenceAndAnExitCodeOfItsOwn(int exit, String arguments) throws Exception {
        var run = lockstep((Object[]) arguments.split(" "));
        assertEquals(exit, run.exit(), run.err());
        assertTrue(run.err().startsWith("lockstep: "), run.err());
        assertFalse(run.err().contains("\tat "), run.err());
    }

    private Path copyOf(String... topics) throws IOException {
        var submission = Files.createDirectory(temporary.resolve("submission"));
        for (var topic : topics) {
            var target = Files.createDirectory(submission.resolve(topic));
            try (var files = Files.list(REPOSITORY.resolve("reference/src/main/java").resolve(topic))) {
                for (var file : files.toList()) {
                    Files.copy(file, target.resolve(file.getFileName()));
                }
            }
        }
        return submission;
    }
}
