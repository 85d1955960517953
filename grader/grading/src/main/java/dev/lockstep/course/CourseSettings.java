package dev.lockstep.course;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;

/// `course.yaml`, beside the check classes of a course, as it is written: what is left out is null.
///
/// @param topics in which order the course goes through them
/// @param feedback how much is told of a failed check
/// @param visibility when a check is seen
/// @param shown what differs for a topic, by its name, or a check, by `TOPIC.CHECK`
/// @param excerpt whether these are some of the checks of a course only, whose points do not add up
record CourseSettings(@Nullable List<String> topics, @Nullable String feedback, @Nullable String visibility,
        @Nullable Map<String, @Nullable Shown> shown, @Nullable Boolean excerpt) {

    static final String FILE = "course.yaml";

    private static final CourseSettings NONE = new CourseSettings(null, null, null, null, null);

    /// What differs for one topic or check.
    record Shown(@Nullable String feedback, @Nullable String visibility) {}

    boolean isExcerpt() {
        return Boolean.TRUE.equals(excerpt);
    }

    /// Reads the file of a course, if it has one.
    ///
    /// @param checks where the check classes lie; the first of them that has the file counts
    static CourseSettings read(List<Path> checks, Collection<String> problems) {
        return CourseFile.text(checks, FILE).map(text -> parse(text, problems)).orElse(NONE);
    }

    private static CourseSettings parse(String text, Collection<String> problems) {
        try {
            var read = Yaml.MAPPER.readValue(text, CourseSettings.class);
            return read == null ? NONE : read;
        } catch (JacksonException e) {
            problems.add("%s cannot be understood: %s".formatted(FILE, e.getOriginalMessage()));
            return NONE;
        }
    }
}
