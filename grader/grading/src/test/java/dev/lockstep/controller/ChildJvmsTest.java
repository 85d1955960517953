package dev.lockstep.controller;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.lockstep.controller.Settings.Work;
import dev.lockstep.linearize.SecondOpinion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ChildJvmsTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Role.class)
    void theClassPathHasWhatAWorkerNeedsAndIsThere(Role role) {
        for (var entry : entries(role)) {
            assertTrue(Files.exists(Path.of(entry)), entry);
        }
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void theClassPathLeavesTheControllersLibrariesOut(Role role) {
        for (var library : List.of("picocli", "jackson", "progressbar", "commons-compress", "snakeyaml")) {
            assertFalse(entries(role).stream().anyMatch(entry -> entry.contains(library)), library);
        }
        assertEquals(role == Role.LINCHECK, entries(role).stream().anyMatch(entry -> entry.contains("kotlin-reflect")));
    }

    private static List<String> entries(Role role) {
        return Arrays.asList(ClassPath.of(role).split(File.pathSeparator));
    }

    @Test
    void nothingOfTheControllersEnvironmentReachesAWorker() {
        var environment = new HashMap<>(Map.of("SECRET", "x", "JAVA_TOOL_OPTIONS", "-Dx=y", "SystemRoot", "C:\\W"));
        ChildJvms.clean(environment);
        assertEquals(Map.of("LC_ALL", "C.UTF-8", "SystemRoot", "C:\\W"), environment);
    }

    @Test
    void lincheckGetsTheFlagsThatItAsksFor() {
        assertEquals(SecondOpinion.JVM_FLAGS, ChildJvms.LINCHECK_FLAGS);
    }

    @Test
    void anArchiveOfClassesIsWrittenOnceAndUsedAfterwards() throws Exception {
        var jar = Files.writeString(folder.resolve("a.jar"), "x").toString();
        var java = Files.writeString(folder.resolve("java"), "x");
        var drafts = Files.createDirectories(folder.resolve("drafts"));
        var kept = Files.createDirectories(folder.resolve("kept"));
        var first = new Archives(Optional.of(kept), drafts);
        var flag = first.flags(Role.COMPILER, java, jar).getLast();
        assertTrue(flag.startsWith("-XX:ArchiveClassesAtExit="), flag);
        assertEquals(List.of(), first.flags(Role.COMPILER, java, jar), "one worker writes it");
        Files.writeString(Path.of(flag.substring(flag.indexOf('=') + 1)), "archive");
        first.keep();
        var again = new Archives(Optional.of(kept), drafts).flags(Role.COMPILER, java, jar).getFirst();
        assertTrue(again.startsWith("-XX:SharedArchiveFile=" + kept), again);
        assertEquals("archive", Files.readString(Path.of(again.substring(again.indexOf('=') + 1))));
    }

    @Test
    void anArchiveOfAnotherClassPathIsNotUsedAndGoesAway() throws Exception {
        var jar = Files.writeString(folder.resolve("a.jar"), "x");
        var java = Files.writeString(folder.resolve("java"), "x");
        var kept = Files.createDirectories(folder.resolve("kept"));
        for (var content : List.of("x", "xx")) {
            Files.writeString(jar, content);
            var archives = new Archives(Optional.of(kept), folder);
            var flag = archives.flags(Role.COMPILER, java, jar.toString()).getFirst();
            assertTrue(flag.startsWith("-XX:ArchiveClassesAtExit="), flag);
            Files.writeString(Path.of(flag.substring(flag.indexOf('=') + 1)), content);
            archives.keep();
        }
        try (var files = Files.list(kept)) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void aJvmWithAnAgentWritesNoArchive() throws Exception {
        var jar = Files.writeString(folder.resolve("a.jar"), "x");
        var archives = new Archives(Optional.of(folder), folder);
        assertEquals(List.of(), archives.flags(Role.EXPLORER, jar, jar.toString()));
        assertEquals(List.of(), archives.flags(Role.PROCESS, jar, jar.toString()));
    }

    @Test
    void foldersOnTheClassPathMakeNoArchive() {
        var archives = new Archives(Optional.of(folder), folder);
        assertEquals(List.of(), archives.flags(Role.COMPILER, folder, folder.toString()));
    }

    @Test
    void aPortThatIsNoneIsRefusedInASentence() {
        System.setProperty("lockstep.debug", "here");
        try {
            assertEquals("-Dlockstep.debug=here names no port: give a number.",
                    assertThrows(IllegalArgumentException.class, () -> Settings.fromProperties(Work.ONE_SCHEDULE))
                            .getMessage());
            System.setProperty("lockstep.debug", "");
            assertEquals(OptionalInt.of(5005), Settings.fromProperties(Work.ONE_SCHEDULE).debugPort());
        } finally {
            System.clearProperty("lockstep.debug");
        }
    }
}
