package dev.lockstep.submission;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.lockstep.testing.GoldenFile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// Each submission that is refused, and the sentence that says why; hostile ones are made here.
class RefusalTest {

    private static final String SPIN = "package locks; class Spin {}";
    private static final Limits SMALL = new Limits(100_000, 30, 3, 1000, 2000, 4, 60);

    @TempDir
    Path folder;

    private final Map<String, String> sentences = new TreeMap<>();

    @Test
    void everyRefusalSaysWhatIsWrongAndWhatToDo() throws IOException {
        refuseWhatIsNoSubmission();
        refuseUnsafeArchives();
        refuseUnsafeFolders();
        refuseMisplacedClasses();
        refuseWhatIsTooMuch();
        var text = sentences.entrySet().stream().map(each -> each.getKey() + "\n    " + each.getValue() + "\n")
                .collect(Collectors.joining());
        GoldenFile.compare(RefusalTest.class, "refusals.txt", text);
    }

    private void refuseWhatIsNoSubmission() throws IOException {
        refuse("no such path", folder.resolve("nowhere"));
        refuse("empty folder", Files.createDirectory(folder.resolve("empty")));
        refuse("single file", write("alone/Spin.java", SPIN));
        refuse("other package", folderWith("other/Main.java", "package org.example; class Main {}"));
        refuse("no package", folderWith("none/Main.java", "class Main {}"));
        refuse("empty archive", zip("empty").done());
        refuse("damaged archive", write("damaged.zip", "PK and no more"));
        var whole = Files.readAllBytes(zip("whole").file("Spin.java", SPIN).done());
        refuse("cut archive", Files.write(folder.resolve("cut.zip"), Arrays.copyOf(whole, whole.length / 2)));
        refuse("not UTF-8", zip("latin").file("Spin.java", "// \u00e4".getBytes(StandardCharsets.ISO_8859_1)).done());
        refuse("damaged entry", damaged());
        refuse("encrypted", encrypted());
    }

    private void refuseUnsafeArchives() throws IOException {
        refuse("zip slip", zip("slip").file("Spin.java", SPIN).file("../../etc/Spin.java", SPIN).done());
        refuse("zip slip with backslashes", zip("slip2").file("a\\..\\..\\Spin.java", SPIN).done());
        refuse("absolute path", zip("absolute").file("/etc/passwd", "x").file("Spin.java", SPIN).done());
        refuse("drive letter", zip("drive").file("C:\\Spin.java", SPIN).done());
        refuse("link in archive", zip("link").link("locks/Spin.java", "/elsewhere/Spin.java").done());
        refuse("folder link in archive", zip("links").link("locks", "/elsewhere").file("Spin.java", SPIN).done());
        refuse("same entry twice", zip("twice").file("Spin.java", SPIN).file("Spin.java", SPIN).done());
        refuse("control characters in a name", zip("ansi").file("\u001b[31mSp\u202ein.java", SPIN).done());
        refuse("bomb", zip("bomb").file("Spin.java", new byte[50_000_000]).done());
        refuse("flood of entries", flood());
        refuse("huge archive", Files.write(folder.resolve("huge.zip"), new byte[100_001]));
    }

    private void refuseUnsafeFolders() throws IOException {
        var outside = write("outside/Spin.java", SPIN);
        Files.createDirectories(folder.resolve("linked/src"));
        Files.createSymbolicLink(folder.resolve("linked/Spin.java"), outside);
        refuse("link in folder", folder.resolve("linked"));
        Files.createDirectories(folder.resolve("hijacked/src"));
        Files.createSymbolicLink(folder.resolve("hijacked/src/main"), folder.resolve("outside"));
        refuse("folder link in folder", folder.resolve("hijacked"));
    }

    private void refuseMisplacedClasses() throws IOException {
        for (var name : List.of("java.lang", "dev.lockstep.engine", "org.junit.jupiter.api", "locks.contract",
                "locks.checks.inner", "semaphore.model")) {
            refuse("package " + name, folderWith(name + "/Spin.java", "package " + name + "; class Spin {}"));
        }
        write("double/one/Spin.java", SPIN);
        refuse("same class twice", folderWith("double/two/Spin.java", SPIN));
        refuse("case collision", zip("case").file("Spin.java", SPIN).file("SPIN.java", SPIN).done());
        refuse("downloaded twice", folderWith("copy/Spin (1).java", SPIN));
    }

    private void refuseWhatIsTooMuch() throws IOException {
        refuse("large file", folderWith("large/Spin.java", SPIN + " ".repeat(1000)));
        for (var name : List.of("A", "B", "C")) {
            write("heavy/" + name + ".java", SPIN + " ".repeat(900));
            write("many/" + name + ".java", SPIN);
        }
        refuse("large files", folder.resolve("heavy"));
        refuse("many files", folderWith("many/D.java", SPIN));
        refuse("deep folders",
                folderWith("deep/a/b/c/d/e/Spin.java", SPIN));
        refuse("long path", zip("long").file("a".repeat(60) + "/Spin.java", SPIN).done());
    }

    @Test
    void anUnreadableFolderIsToldApartFromAMissingOne() throws IOException {
        var locked = folderWith("locked/Spin.java", SPIN);
        assertTrue(locked.toFile().setReadable(false, false));
        if (Files.isReadable(locked)) { // to root, everything is readable
            assertEquals(1, SubmissionReader.read(locked, List.of("locks")).topics().size());
        } else {
            var refusal = assertThrows(UnreadableSubmissionException.class,
                    () -> SubmissionReader.read(locked, List.of("locks")));
            assertEquals("'%s' may not be read: grant read permission on it".formatted(locked), refusal.getMessage());
        }
        assertTrue(locked.toFile().setReadable(true, false));
    }

    private void refuse(String name, Path path) {
        var reader = new SubmissionReader(path, List.of("locks", "semaphore"), SMALL);
        var refusal = assertThrows(UnreadableSubmissionException.class, reader::read, name);
        sentences.put(name, String.valueOf(refusal.getMessage()).replace(folder.toString(), "DIR"));
    }

    private Path flood() throws IOException {
        var zip = zip("flood");
        for (var i = 0; i < 31; i++) {
            zip.file("empty" + i, "");
        }
        return zip.done();
    }

    /// Its one entry is packed, and what is packed has no meaning.
    private Path damaged() throws IOException {
        var path = zip("entry").file("Spin.java", SPIN.repeat(20)).done();
        var bytes = Files.readAllBytes(path);
        var start = 30 + bytes[26] + bytes[28]; // the header, the name, the extra field
        Arrays.fill(bytes, start, start + 6, (byte) 0xff);
        return Files.write(path, bytes);
    }

    /// Sets the flag that says so, in both headers of its one entry.
    private Path encrypted() throws IOException {
        var path = zip("encrypted").file("Spin.java", SPIN).done();
        var bytes = Files.readAllBytes(path);
        bytes[6] |= 1;
        for (var i = 0; i < bytes.length - 10; i++) {
            if (bytes[i] == 'P' && bytes[i + 1] == 'K' && bytes[i + 2] == 1 && bytes[i + 3] == 2) {
                bytes[i + 8] |= 1;
            }
        }
        return Files.write(path, bytes);
    }

    private TestZip zip(String name) throws IOException {
        return TestZip.at(folder.resolve(name + ".zip"));
    }

    /// Writes a file and returns the submission that it is in.
    private Path folderWith(String path, String text) throws IOException {
        write(path, text);
        return folder.resolve(path.substring(0, path.indexOf('/')));
    }

    private Path write(String path, String text) throws IOException {
        var file = folder.resolve(path);
        Files.createDirectories(file.resolveSibling("."));
        return Files.writeString(file, text);
    }
}
