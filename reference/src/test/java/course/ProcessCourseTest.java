package course;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertTrue;

/// The course of the page that walks through a topic with processes.
class ProcessCourseTest {

    @TempDir
    private Path folder;

    private CourseOfPages course;

    @BeforeEach
    void build() throws IOException {
        course = CourseOfPages.built(folder, List.of("assignments/README.md"));
    }

    @Test
    void theModelSolutionGetsAllPoints() throws Exception {
        var report = course.run(0, "grade", "reference");
        assertTrue(report.contains("Total  100 of 100 points"), report);
        assertTrue(report.contains("\"writes\" killed at 4 moments"), report);
    }

    @Test
    void theCourseHolds() throws Exception {
        var proof = course.run(0, "verify");
        for (var program : List.of("takes-what-there-is", "writes-in-two-steps")) {
            assertTrue(proof.contains("ok      wrong/post/" + program), proof);
        }
    }

    @Test
    void aScheduleShowsWhenTheProcessIsKilled() throws Exception {
        course.run(0, "unpack", "wrong/post/takes-what-there-is", "taken");
        var report = course.run(0, "grade", "taken");
        assertTrue(report.contains("\"writes\" is killed"), report);
        assertTrue(report.contains("lockstep replay post.takesNoPartForTheWhole"), report);
    }
}
