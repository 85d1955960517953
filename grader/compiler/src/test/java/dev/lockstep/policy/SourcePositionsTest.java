package dev.lockstep.policy;

import java.util.List;

import org.junit.jupiter.api.Test;

import com.tngtech.archunit.core.domain.SourceCodeLocation;
import com.tngtech.archunit.core.importer.ClassFileImporter;

import dev.lockstep.source.SourceFile;
import dev.lockstep.source.TopicSources;

import static org.junit.jupiter.api.Assertions.assertEquals;

class SourcePositionsTest {

    private static final String PATH = "dev/lockstep/policy/SourcePositionsTest.java";

    private static int lineOf(String name, String text) {
        var positions = new SourcePositions(new TopicSources("locks", List.of(new SourceFile(PATH, "locks", text))));
        var type = new ClassFileImporter().importClass(SourcePositionsTest.class);
        return positions.of(SourceCodeLocation.of(type, 0), name).line();
    }

    @Test
    void aClassIsFoundByItsFullNameBeforeAnotherOfTheSameSimpleName() {
        assertEquals(2, lineOf("java.util.concurrent.Semaphore", """
                public class BoundedSemaphore implements Semaphore {
                    private java.util.concurrent.Semaphore permits;
                }
                """));
    }

    @Test
    void aClassThatIsImportedIsFoundByItsSimpleName() {
        assertEquals(3, lineOf("java.util.concurrent.Semaphore", """
                import java.util.concurrent.Semaphore;
                public class SpinLock {
                    private Semaphore permit;
                }
                """));
    }
}
