package dev.lockstep.submission;

import dev.lockstep.source.SourceFile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;

class SubmissionReaderTest {

    private static final List<String> TOPICS = List.of("semaphore", "locks");

    @TempDir
    Path folder;

    @Test
    void topicsComeInTheOrderOfTheCourseAndFilesInThatOfTheirPaths() throws IOException {
        write("b/Ticket.java", "package locks; class Ticket {}");
        write("a/Spin.java", "package locks; class Spin {}");
        write("z/Bounded.java", "package semaphore; class Bounded {}");
        assertEquals("semaphore: semaphore/Bounded.java\nlocks: locks/Spin.java, locks/Ticket.java", read());
    }

    @Test
    void theTopicOfAFileIsItsPackageAndNotItsFolder() throws IOException {
        write("semaphore/Spin.java", "package locks.spinning; class Spin {}");
        var sources = SubmissionReader.read(folder, TOPICS);
        assertEquals(new SourceFile("locks/spinning/Spin.java", "locks.spinning",
                "package locks.spinning; class Spin {}"), sources.topics().getFirst().files().getFirst());
    }

    @Test
    void whereASourceWasFoundIsKept() throws IOException {
        write("work/src/main/java/mine/Spin.java", "package locks; class Spin {}");
        assertEquals(Map.of("locks/Spin.java", "work/src/main/java/mine/Spin.java"),
                SubmissionReader.read(folder, TOPICS).found());
    }

    @Test
    void filesOfOtherPackagesAndOtherKindsAreLeftOut() throws IOException {
        write("Spin.java", "package locks; class Spin {}");
        write("Main.java", "class Main {}");
        write("Other.java", "package lockstepping; class Other {}");
        write("module-info.java", "module mine {}");
        write("Spin.class", "package locks;");
        write("pom.xml", "<project/>");
        write("notes.txt", "package locks;");
        assertEquals("locks: locks/Spin.java", read());
    }

    @Test
    void aProjectIsReadFromItsMainSourcesAlone() throws IOException {
        write("src/main/java/locks/Spin.java", "package locks; class Spin {}");
        write("src/test/java/locks/SpinTest.java", "package locks; class SpinTest {}");
        write("wrong/locks/Spin.java", "package locks; class Spin {}");
        assertEquals("locks: locks/Spin.java", read());
    }

    @Test
    void aProjectMayLieFurtherDownAndHaveModules() throws IOException {
        write("mine/one/src/main/java/locks/Spin.java", "package locks; class Spin {}");
        write("mine/two/src/main/java/semaphore/Bounded.java", "package semaphore; class Bounded {}");
        write("mine/one/src/test/java/locks/SpinTest.java", "package locks; class SpinTest {}");
        write("mine/one/old/src/main/java/locks/Spin.java", "package locks; class Spin {}");
        assertEquals("semaphore: semaphore/Bounded.java\nlocks: locks/Spin.java", read());
    }

    @Test
    void hiddenFilesAndFoldersAreLeftOut() throws IOException {
        write("Spin.java", "package locks; class Spin {}");
        write(".git/Spin.java", "package locks; class Spin {}");
        write("._Spin.java", "package locks; class Spin {}");
        write("__MACOSX/Spin.java", "package locks; class Spin {}");
        assertEquals("locks: locks/Spin.java", read());
    }

    @Test
    void aByteOrderMarkIsTakenOff() throws IOException {
        write("Spin.java", "\uFEFFpackage locks; class Spin {}");
        assertEquals("package locks; class Spin {}", SubmissionReader.read(folder, TOPICS).topics().getFirst().files()
                .getFirst().text());
    }

    @Test
    void aSubmissionIsNamedAfterItsFolderOrArchive() throws IOException {
        write("ada/Spin.java", "package locks; class Spin {}");
        var zip = TestZip.at(folder.resolve("grace.v2.zip")).file("Spin.java", "package locks; class Spin {}").done();
        assertEquals("ada", SubmissionReader.read(folder.resolve("ada"), TOPICS).name());
        assertEquals("ada", SubmissionReader.read(folder.resolve("ada/."), TOPICS).name());
        assertEquals("grace.v2", SubmissionReader.read(zip, TOPICS).name());
    }

    @Test
    void aLinkThatHoldsNoSourcesIsIgnored() throws IOException {
        write("Spin.java", "package locks; class Spin {}");
        write("run.txt", "");
        Files.createSymbolicLink(folder.resolve("run.sh"), folder.resolve("run.txt"));
        Files.createSymbolicLink(folder.resolve("gone"), Path.of("nowhere"));
        assertEquals("locks: locks/Spin.java", read());
    }

    @Test
    void aLineIsFoundHoweverLinesEnd() {
        var file = new SourceFile("locks/Spin.java", "locks", "one\r\n  two \nthree\rfour");
        assertEquals(List.of("", "one", "two", "three", "four", ""),
                List.of(file.line(0), file.line(1), file.line(2), file.line(3), file.line(4), file.line(5)));
    }

    private void write(String path, String text) throws IOException {
        var file = folder.resolve(path);
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, text);
    }

    private String read() {
        return SubmissionReader.read(folder, TOPICS).topics().stream()
                .map(topic -> topic.topic() + ": "
                        + topic.files().stream().map(SourceFile::path).collect(Collectors.joining(", ")))
                .collect(Collectors.joining("\n"));
    }
}
