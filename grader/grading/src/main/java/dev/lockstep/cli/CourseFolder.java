package dev.lockstep.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import dev.lockstep.controller.Digest;
import dev.lockstep.course.Course;
import dev.lockstep.course.CourseCatalog;
import dev.lockstep.course.ReferencePrograms;
import dev.lockstep.kit.PackedCourse;
import dev.lockstep.report.Made;

/// Where the classes of the assignments lie: in the folder of their module once it is built, or in a kit.
///
/// @param packed the course, where this is a kit
record CourseFolder(Path root, Optional<Course> packed) {

    /// The folder that the launcher named, or that of the kit, or `assignments` in the current one.
    static CourseFolder of(Surroundings surroundings) {
        if (surroundings.assignments().isEmpty()) {
            var kit = PackedCourse.find();
            if (kit.isPresent()) {
                return new CourseFolder(kit.get().repository(), Optional.of(kit.get().course()));
            }
        }
        var root = surroundings.assignments().orElse(Path.of("assignments")).toAbsolutePath().normalize();
        if (!Files.isDirectory(root)) {
            throw new UserException(ExitCode.FAULT, "There is no course in " + root
                    + ": name the folder of the assignments with -Dlockstep.assignments=FOLDER.");
        }
        return new CourseFolder(root, Optional.empty());
    }

    Course course() {
        return packed.orElseGet(() -> new Course(List.of(built("lockstep-assignments.jar", "classes")),
                List.of(built("lockstep-assignments-tests.jar", "test-classes"))));
    }

    /// Whether a submission lies here by rights: a kit is one.
    boolean isKit() {
        return packed.isPresent();
    }

    /// What its grades are made with.
    Made made() {
        var digest = new Digest();
        try {
            var course = course();
            for (var part : course.contracts()) {
                digest.path(part, _ -> true);
            }
            for (var part : course.checks()) {
                digest.path(part, _ -> true);
            }
        } catch (IOException e) {
            throw new UserException(ExitCode.FAULT, "The course in " + root + " cannot be read: " + e + ".");
        }
        return new Made(Version.LOCKSTEP, Runtime.version().toString(), digest.hex());
    }

    /// The programs that prove its checks.
    ReferencePrograms programs() {
        return new ReferencePrograms(repository().resolve("reference"), CourseCatalog.read(course()).topicNames());
    }

    /// Jars before folders: they come from a build that went through.
    private Path built(String jar, String folder) {
        var target = root.resolve("target");
        if (Files.exists(target.resolve(jar))) {
            return target.resolve(jar);
        }
        if (Files.isDirectory(target.resolve(folder))) {
            return target.resolve(folder);
        }
        throw new UserException(ExitCode.FAULT, "The course in " + root
                + " is not built: run mvn package in the folder above it.");
    }

    /// The folder that holds all modules.
    Path repository() {
        var parent = root.getParent();
        return parent == null ? root : parent;
    }
}
