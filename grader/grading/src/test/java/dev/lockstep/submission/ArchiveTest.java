package dev.lockstep.submission;

import dev.lockstep.source.SourceFile;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;

class ArchiveTest {

    private static final String SPIN = "package locks; class Spin {}";

    @TempDir
    Path folder;

    @Test
    void aZipOfAProjectFolderIsRead() throws IOException {
        assertEquals(List.of("locks/Spin.java"), paths(zip("mine.zip").file("mine/src/main/java/locks/Spin.java", SPIN)
                .file("mine/src/test/java/locks/SpinTest.java", "package locks; class SpinTest {}")));
    }

    @Test
    void aJarWithSourcesIsRead() throws IOException {
        assertEquals(List.of("locks/Spin.java"), paths(zip("mine.jar").file("META-INF/MANIFEST.MF", "")
                .file("locks/Spin.class", new byte[]{1, 2}).file("locks/Spin.java", SPIN)));
    }

    @Test
    void anArchiveIsKnownByItsContentToo() throws IOException {
        assertEquals(List.of("locks/Spin.java"), paths(zip("upload").file("Spin.java", SPIN)));
    }

    @Test
    void backslashesOfOldWindowsToolsSeparateFolders() throws IOException {
        assertEquals(List.of("locks/Spin.java"),
                paths(zip("w.zip").file("mine\\src\\main\\java\\locks\\Spin.java", SPIN)));
    }

    @Test
    void whatMacOsAddsIsIgnored() throws IOException {
        assertEquals(List.of("locks/Spin.java"), paths(zip("m.zip").file("locks/Spin.java", SPIN)
                .file("__MACOSX/locks/._Spin.java", new byte[]{0, 5, 22, 7, (byte) 0xff})
                .file("locks/.DS_Store", new byte[]{0})));
    }

    @Test
    void foldersMayHaveNamesInAnyEncoding() throws IOException {
        assertEquals(List.of("locks/Spin.java"),
                paths(zip("l.zip").named(Charset.forName("Cp437")).file("L\u00f6sung/Spin.java", SPIN)));
    }

    @Test
    void linksOutsideOfTheSourcesAreIgnored() throws IOException {
        assertEquals(List.of("locks/Spin.java"), paths(zip("n.zip").link("node_modules/.bin/x", "../x")
                .link("latest", "src").file("src/main/java/locks/Spin.java", SPIN)));
    }

    private TestZip zip(String name) throws IOException {
        return TestZip.at(folder.resolve(name));
    }

    private static List<String> paths(TestZip zip) throws IOException {
        return SubmissionReader.read(zip.done(), List.of("locks")).topics().getFirst().files().stream()
                .map(SourceFile::path).toList();
    }
}
