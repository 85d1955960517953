package dev.lockstep.course;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ReferenceProgramsTest {

    private static final String SQUARE = """
            package shapes;
            public final class Square implements shapes.contract.Form {
                @Override
                public int area() {
                    return 1;
                }
            }
            """;

    /// Another correct program: with a helper, and a square that asks it.
    private static final String ASKING_SQUARE = SQUARE.replace("return 1;", "return Side.length() * Side.length();");
    private static final String SIDE = """
            package shapes;
            final class Side {
                static int length() {
                    return 1;
                }
            }
            """;

    @TempDir
    private Path folder = Path.of("");

    private ReferencePrograms programs = new ReferencePrograms(Path.of(""), List.of());

    @BeforeEach
    void makeReference() throws IOException {
        var reference = folder.resolve("reference");
        programs = new ReferencePrograms(reference, List.of("shapes"));
        write("reference/src/main/java/shapes/Square.java", SQUARE);
        write("reference/src/main/java/shapes/Round.java", "package shapes;\nfinal class Round {\n}\n");
        write("reference/correct/shapes/asking/Square.java", ASKING_SQUARE);
        write("reference/correct/shapes/asking/Side.java", SIDE);
    }

    @Test
    void aProgramIsKeptAsWhatItDiffersInFromTheModelSolution() throws IOException {
        write("work/Square.java", SQUARE.replace("return 1;", "return 2; // BUG"));
        var kept = programs.pack("wrong/shapes/two", folder.resolve("work"));
        assertEquals(new ReferencePrograms.Kept(patch("two"), "src/main/java", 2), kept);
        assertEquals("""
                --- src/main/java/shapes/Square.java
                +++ wrong/shapes/two/Square.java
                @@ -2,6 +2,6 @@
                 public final class Square implements shapes.contract.Form {
                     @Override
                     public int area() {
                -        return 1;
                +        return 2; // BUG
                     }
                 }
                """, Files.readString(patch("two")));
    }

    @Test
    void theClosestOfTheCorrectProgramsIsTaken() throws IOException {
        write("work/shapes/Square.java", ASKING_SQUARE);
        write("work/shapes/Side.java", SIDE.replace("return 1;", "return 2; // BUG"));
        assertEquals("correct/shapes/asking", programs.pack("wrong/shapes/longer", folder.resolve("work")).base());
    }

    @Test
    void whatTheFolderDoesNotHoldIsTheClosestProgramsOwn() throws IOException {
        write("work/Side.java", SIDE.replace("return 1;", "return 2; // BUG"));
        var kept = programs.pack("wrong/shapes/longer", folder.resolve("work"));
        assertEquals(new ReferencePrograms.Kept(patch("longer"), "correct/shapes/asking", 2), kept);
        programs.unpack("wrong/shapes/longer", folder.resolve("out"));
        assertEquals(ASKING_SQUARE, Files.readString(folder.resolve("out/shapes/Square.java")));
    }

    @Test
    void whatIsUnpackedIsTheProgramThatWasPacked() throws IOException {
        write("reference/wrong/shapes/new-and-gone/Square.java", SQUARE);
        write("reference/wrong/shapes/new-and-gone/Side.java", SIDE.replace("return 1;", "return 2; // BUG"));
        write("reference/wrong/shapes/new-and-gone/inside/Corner.java",
                "package shapes.inside;\npublic final class Corner {\n}\n");
        var own = folder.resolve("reference/wrong/shapes/new-and-gone");
        programs.unpack("wrong/shapes/new-and-gone", folder.resolve("before"));
        programs.pack("wrong/shapes/new-and-gone", own);
        assertFalse(Files.exists(own.resolve("Side.java")));
        assertTrue(Files.exists(patch("new-and-gone")));
        programs.unpack("wrong/shapes/new-and-gone", folder.resolve("after"));
        for (var file : List.of("Square.java", "Side.java", "Round.java", "inside/Corner.java")) {
            assertEquals(Files.readString(folder.resolve("before/shapes").resolve(file)),
                    Files.readString(folder.resolve("after/shapes").resolve(file)));
        }
    }

    @Test
    void aFileThatAnotherProgramAddsCanGo() throws IOException {
        write("reference/wrong/shapes/sideless/program.patch", """
                --- correct/shapes/asking/Side.java
                +++ /dev/null
                @@ -1,6 +0,0 @@
                -package shapes;
                -final class Side {
                -    static int length() {
                -        return 1;
                -    }
                -}
                """);
        assertEquals(List.of(folder.resolve("out/shapes/Round.java"), folder.resolve("out/shapes/Square.java")),
                programs.unpack("wrong/shapes/sideless", folder.resolve("out")));
        assertEquals(ASKING_SQUARE, Files.readString(folder.resolve("out/shapes/Square.java")));
    }

    @Test
    void aPatchThatDoesNotFitIsRefused() throws IOException {
        refused("program.patch does not fit src/main/java/shapes/Square.java, which has changed: mend it by hand, or "
                + "write it anew with lockstep pack.", "src/main/java/shapes/Square.java", "return 3;");
        refused("program.patch changes correct/shapes/asking/Cube.java, which is no file of the program that it "
                + "changes.", "correct/shapes/asking/Cube.java", "return 1;");
        write("reference/correct/shapes/other/Square.java", SQUARE);
        write("reference/wrong/shapes/odd/program.patch", change("correct/shapes/asking/Side.java", "return 1;")
                + change("correct/shapes/other/Square.java", "return 1;"));
        says("program.patch changes files of several programs, correct/shapes/asking and correct/shapes/other: it can "
                + "change one.", this::unpackOdd);
        write("reference/wrong/shapes/odd/program.patch", change("src/main/java/shapes/Square.java", "return 1;")
                + "--- /dev/null\n+++ Cube.java\n@@ -0,0 +1,1 @@\n+package shapes;\n");
        says("program.patch adds Cube.java: call it wrong/TOPIC/NAME/FILE.", this::unpackOdd);
        write("reference/wrong/shapes/odd/program.patch", "--- src/main/java/shapes/Square.java\n+++\n@@ what @@\n");
        says("program.patch cannot be read as a unified diff: write it anew with lockstep pack.", this::unpackOdd);
        write("reference/wrong/shapes/odd/program.patch", "see Square.java\n");
        says("program.patch changes no file: keep new ones as they are.", this::unpackOdd);
        write("reference/wrong/shapes/odd/Square.java", SQUARE);
        says("program.patch lies beside Square.java: keep the program as the one or the other.", this::unpackOdd);
    }

    private void refused(String why, String file, String line) throws IOException {
        write("reference/wrong/shapes/odd/program.patch", change(file, line));
        says(why, this::unpackOdd);
    }

    private void unpackOdd() throws IOException {
        programs.unpack("wrong/shapes/odd", folder.resolve("out"));
    }

    private static String change(String file, String line) {
        return """
                --- %s
                +++ wrong/shapes/odd/Square.java
                @@ -5,1 +5,1 @@
                -        %s
                +        return 2;
                """.formatted(file, line);
    }

    @Test
    void whatCannotBeUnpackedOrPackedIsSaid() throws IOException {
        write("work/Square.java", SQUARE);
        says("wrong/shapes/same does not differ from a correct program.",
                () -> programs.pack("wrong/shapes/same", folder.resolve("work")));
        says("There is no program wrong/shapes/none in " + folder.resolve("reference") + ".",
                () -> programs.unpack("wrong/shapes/none", folder.resolve("out")));
        says("wrong/locks/none names no program: it reads correct/TOPIC/NAME or wrong/TOPIC/NAME.",
                () -> programs.unpack("wrong/locks/none", folder.resolve("out")));
        says(folder.resolve("work") + " holds files already: name a folder that is empty or not there.",
                () -> programs.unpack("correct/shapes/asking", folder.resolve("work")));
    }

    @Test
    void linesEndAsInTheReference() throws IOException {
        write("work/Square.java", SQUARE.replace("return 1;", "return 2;").stripTrailing().replace("\n", "\r\n"));
        assertEquals(2, programs.pack("wrong/shapes/two", folder.resolve("work")).lines());
    }

    @Test
    void aPatchOfTheModelSolutionsFilesAloneIsNoneOfAnotherProgram() throws IOException {
        write("work/shapes/Square.java", ASKING_SQUARE);
        write("work/shapes/Side.java", SIDE);
        write("work/shapes/Round.java", "package shapes;\nfinal class Round {\n    int radius;\n}\n");
        assertEquals("src/main/java", programs.pack("wrong/shapes/radius", folder.resolve("work")).base());
        programs.unpack("wrong/shapes/radius", folder.resolve("out"));
        assertEquals(ASKING_SQUARE, Files.readString(folder.resolve("out/shapes/Square.java")));
    }

    private static void says(String sentence, Executable action) {
        assertEquals(sentence, assertThrows(UnusableProgramException.class, action).getMessage());
    }

    private Path patch(String name) {
        return folder.resolve("reference/wrong/shapes").resolve(name).resolve("program.patch");
    }

    private void write(String path, String text) throws IOException {
        var file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
