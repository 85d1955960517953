package course;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// The course of the pages that say how a check is written and a topic added: built from their code blocks, in a folder that
/// has nothing to do with this repository.
class OwnCourseTest {

    private static final List<String> PAGES = List.of("grader/api/WRITING_CHECKS.md", "assignments/ADDING_A_TOPIC.md");

    @TempDir
    private Path folder;

    private CourseOfPages course;

    @BeforeEach
    void build() throws IOException {
        course = CourseOfPages.built(folder, PAGES);
    }

    @Test
    void theModelSolutionGetsAllPoints() throws Exception {
        assertTrue(course.run(0, "grade", "reference").contains("Total  100 of 100 points"));
    }

    @Test
    void whatIsWrongIsFoundInItsSchedules() throws Exception {
        var report = course.run(0, "grade", "reference/wrong/door/looks-once");
        assertTrue(report.contains("0/40") && report.contains("lockstep replay door.letsOneIn"), report);
        assertTrue(report.contains("Two inside: threads inside at once, at most."), report);
    }

    @Test
    void theCourseHolds() throws Exception {
        var proof = course.run(0, "verify");
        for (var program : List.of("looks-once", "tells-nothing", "wakes-nobody")) {
            assertTrue(proof.contains("ok      wrong/door/" + program), proof);
        }
    }

    @Test
    void whatIsUnchangedIsNotGradedAgain() throws Exception {
        course.run(0, "verify");
        var again = course.run(0, "verify");
        assertTrue(again.contains("unchanged since an earlier proof: 5 "), again);
        var afresh = course.run(0, "verify", "--afresh");
        assertFalse(afresh.contains("since an earlier proof"), afresh);
    }
}
