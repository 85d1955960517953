package dev.lockstep.course;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.lockstep.submission.Nearest;
import dev.lockstep.verdict.FindingKind;
import dev.lockstep.verdict.FindingKind.About;
import dev.lockstep.verdict.FindingRegistry;

import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;

/// The findings that a course declares: `findings.yaml`, beside its check classes.
///
/// Thread safety: confined to one reading of a course.
final class CourseFindings {

    static final String FILE = "findings.yaml";

    private static final Pattern KEBAB_CASE = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    /// An entry as the file has it: what is left out is null.
    private record Entry(@Nullable String meaning, @Nullable String advice, @Nullable About about) {}

    private final Collection<String> problems;

    private CourseFindings(Collection<String> problems) {
        this.problems = problems;
    }

    /// Reads the file of a course, if it has one.
    ///
    /// @param checks where the check classes lie; the first of them that has the file counts
    static FindingRegistry read(List<Path> checks, Collection<String> problems) {
        return CourseFile.text(checks, FILE).map(text -> new CourseFindings(problems).registry(text))
                .orElse(FindingRegistry.GRADERS);
    }

    /// The end of a sentence about a code that nobody knows.
    static String advice(String code, FindingRegistry known) {
        var where = known.declared().isEmpty() ? FILE + " beside the check classes, which this course has not" : FILE;
        return "declare it in %s, or name %s".formatted(where, Nearest.to(code, known.codes())
                .map(near -> "the one that is meant: " + near + "?").orElse("one that is there"));
    }

    private FindingRegistry registry(String text) {
        try {
            Map<String, @Nullable Entry> entries = Yaml.MAPPER.readValue(text, new TypeReference<>() {});
            var kinds = new ArrayList<FindingKind>();
            entries.forEach((code, entry) -> kinds.add(kind(code, entry)));
            return new FindingRegistry(kinds);
        } catch (JacksonException e) {
            problems.add("%s cannot be understood: %s".formatted(FILE, e.getOriginalMessage()));
            return FindingRegistry.GRADERS;
        }
    }

    private FindingKind kind(String code, @Nullable Entry entry) {
        if (!KEBAB_CASE.matcher(code).matches()) {
            problem(code, "is no code: write it in kebab-case");
        }
        if (FindingRegistry.GRADERS.of(code).isPresent()) {
            problem(code, "is the grader's own: leave it out");
        }
        var meaning = entry == null ? null : entry.meaning();
        if (meaning == null || !meaning.strip().endsWith(".")) {
            problem(code, "does not say what it means: add meaning: with a sentence");
        }
        var advice = entry == null ? null : entry.advice();
        var about = entry == null ? null : entry.about();
        return new FindingKind(code, meaning == null ? "" : meaning.strip(), advice == null ? "" : advice.strip(),
                about == null ? About.STATE : about);
    }

    private void problem(String code, String what) {
        problems.add("%s: '%s' %s".formatted(FILE, code, what));
    }
}
