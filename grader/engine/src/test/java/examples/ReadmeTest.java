package examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.lockstep.engine.ChildJvm;
import dev.lockstep.engine.Main;

/// What the README shows is what there is and what comes out. `-Dlockstep.golden=write` writes it anew.
class ReadmeTest {

    private static final Path README = Path.of("README.md");

    @Test
    void theExamplesAreTheFiles() throws IOException {
        for (var name : List.of("CounterExample.java", "Slot.java")) {
            compare(name, Files.readString(Path.of("src/test/java/examples", name)));
        }
    }

    @Test
    void theTestPrintsThis() throws IOException {
        var error = assertThrows(AssertionError.class, new CounterExample()::noIncrementIsLost);
        compare("what the test prints", error.getMessage() + "\n");
    }

    @Test
    void theDemoPrintsThis() throws IOException, InterruptedException {
        var child = ChildJvm.run(List.of(ChildJvm.agent()), Main.class, Slot.class.getName());
        compare("what the demo prints", child.output());
        assertEquals(1, child.exit());
    }

    /// Compares a text with the fenced block that follows a comment with this name.
    private static void compare(String name, String actual) throws IOException {
        var readme = Files.readString(README);
        var comment = readme.indexOf("<!-- " + name + " -->");
        assertTrue(comment >= 0, () -> README + " has no block " + name);
        var begin = readme.indexOf('\n', readme.indexOf("```", comment)) + 1;
        var end = readme.indexOf("```", begin);
        if (System.getProperty("lockstep.golden", "").equals("write")) {
            Files.writeString(README, readme.substring(0, begin) + actual + readme.substring(end));
        } else {
            assertEquals(readme.substring(begin, end), actual, () -> README + " shows another text: " + name);
        }
    }
}
