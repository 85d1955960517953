package course;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import dev.lockstep.controller.Controller;
import dev.lockstep.controller.Settings;
import dev.lockstep.controller.Settings.Work;
import dev.lockstep.course.Course;
import dev.lockstep.course.CourseProof;
import dev.lockstep.course.CourseProof.Places;
import dev.lockstep.course.EarlierGrades;
import dev.lockstep.course.Proof;
import locks.checks.SpinLockChecks;
import locks.contract.Mutex;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

/// The checks of the course are good: what `lockstep verify` shows, a test case an item.
class CourseProofTest {

    @TestFactory
    Stream<DynamicTest> theCourseHolds() throws URISyntaxException {
        return proved().stream().map(item -> dynamicTest(item.subject(),
                () -> assertTrue(item.holds(), () -> String.join("\n", item.problems()))));
    }

    private static List<Proof> proved() throws URISyntaxException {
        var course = new Course(List.of(origin(Mutex.class)), List.of(origin(SpinLockChecks.class)));
        var places = Places.in(Path.of("").toAbsolutePath().getParent(), course);
        var settings = Settings.fromProperties(Work.CHECKS).withExplorers(Runtime.getRuntime().availableProcessors());
        try (var controller = Controller.open(settings)) {
            var earlier = EarlierGrades.in(places.proved(), settings);
            return new CourseProof(controller, places, earlier, (item, decided, asked) -> {
            }).prove();
        }
    }

    private static Path origin(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
