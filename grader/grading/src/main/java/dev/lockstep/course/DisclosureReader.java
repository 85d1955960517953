package dev.lockstep.course;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.lockstep.submission.Nearest;
import dev.lockstep.verdict.Disclosure;
import dev.lockstep.verdict.Disclosure.Showing;
import dev.lockstep.verdict.Feedback;
import dev.lockstep.verdict.Visibility;

/// What `course.yaml` says of how much is shown: of the whole course, of a topic, of a check. What is nearest to a check counts.
///
/// Thread safety: confined to one reading of a course.
final class DisclosureReader {

    private final CourseSettings settings;
    private final Collection<String> problems;

    DisclosureReader(CourseSettings settings, Collection<String> problems) {
        this.settings = settings;
        this.problems = problems;
    }

    Disclosure read(Map<String, List<CatalogCheck>> asked) {
        var course = showing("", new CourseSettings.Shown(settings.feedback(), settings.visibility()), Showing.ALL);
        requireKnown(asked);
        var topics = new HashMap<String, Showing>();
        var checks = new HashMap<String, Showing>();
        asked.forEach((topic, all) -> {
            var ofTopic = showing(topic, course);
            topics.put(topic, ofTopic);
            all.forEach(check -> {
                var name = topic + "." + check.info().id();
                checks.put(name, showing(name, ofTopic));
            });
        });
        return new Disclosure(topics, checks);
    }

    private void requireKnown(Map<String, List<CatalogCheck>> asked) {
        var names = new ArrayList<>(asked.keySet());
        asked.forEach((topic, all) -> all.forEach(check -> names.add(topic + "." + check.info().id())));
        shown().keySet().stream().filter(name -> !names.contains(name)).forEach(name -> problem(
                "shows '%s', which is neither a topic nor a TOPIC.CHECK: %s".formatted(name,
                        Nearest.to(name, names).map(near -> "'" + near + "' is meant?").orElse("leave it out"))));
    }

    private Map<String, CourseSettings.@Nullable Shown> shown() {
        var shown = settings.shown();
        return shown == null ? Map.of() : shown;
    }

    private Showing showing(String name, Showing outer) {
        var shown = shown().get(name);
        return shown == null ? outer : showing(name, shown, outer);
    }

    private Showing showing(String name, CourseSettings.Shown shown, Showing outer) {
        return new Showing(choose(name, "feedback", shown.feedback(), Feedback.values(), outer.feedback()),
                choose(name, "visibility", shown.visibility(), Visibility.values(), outer.visibility()));
    }

    private <T> T choose(String name, String key, @Nullable String word, T[] values, T outer) {
        if (word == null) {
            return outer;
        }
        return Arrays.stream(values).filter(value -> value.toString().equals(word)).findFirst().orElseGet(() -> {
            problem("has the %s '%s'%s, which is none: %s".formatted(key, word, name.isEmpty() ? "" : " for " + name,
                    "choose from " + String.join(", ", Arrays.stream(values).map(String::valueOf).toList())));
            return outer;
        });
    }

    private void problem(String what) {
        problems.add(CourseSettings.FILE + " " + what);
    }
}
