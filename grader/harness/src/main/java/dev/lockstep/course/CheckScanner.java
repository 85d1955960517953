package dev.lockstep.course;

import java.lang.annotation.Annotation;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.LineNumberInfo;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import dev.lockstep.api.Check;
import dev.lockstep.api.Explore;
import dev.lockstep.api.Linearizable;
import dev.lockstep.api.MatchesReference;
import dev.lockstep.api.Reaches;
import dev.lockstep.api.Structure;
import dev.lockstep.api.Timers;
import dev.lockstep.api.Topic;
import dev.lockstep.verdict.CheckInfo;

/// Collects the checks of check classes, topic by topic. Thread safety: confined to one reading of a course.
final class CheckScanner {

    /// A check's method, and the first line of its body.
    private record Written(MethodModel method, AnnotationValues check, int line) {

        static Optional<Written> of(MethodModel method) {
            return AnnotationValues.of(Check.class, method).map(check -> new Written(method, check, firstLine(method)));
        }

        private static int firstLine(MethodModel method) {
            return method.code().flatMap(code -> code.findAttribute(Attributes.lineNumberTable()))
                    .map(table -> table.lineNumbers().stream().mapToInt(LineNumberInfo::lineNumber).min().orElse(0))
                    .orElse(0);
        }
    }

    private static final Map<String, Class<? extends Annotation>> KINDS = kinds();

    private final Map<String, List<CatalogCheck>> byTopic = new TreeMap<>();
    private final Set<String> seen = new HashSet<>();
    private final Collection<String> problems;

    CheckScanner(Collection<String> problems) {
        this.problems = problems;
    }

    private static Map<String, Class<? extends Annotation>> kinds() {
        var kinds = new LinkedHashMap<String, Class<? extends Annotation>>();
        kinds.put("linearizable", Linearizable.class);
        kinds.put("structure", Structure.class);
        kinds.put("matches-reference", MatchesReference.class);
        kinds.put("reaches", Reaches.class);
        return kinds;
    }

    /// The checks found, by topic in the order of their names: by class, and in a class as they are written.
    Map<String, List<CatalogCheck>> checks() {
        return byTopic;
    }

    /// Takes the checks of a class, if it has any.
    void read(ClassModel model) {
        var name = model.thisClass().asInternalName().replace('/', '.');
        if (!seen.add(name)) {
            return; // the class path has an earlier one
        }
        var found = model.methods().stream().flatMap(method -> Written.of(method).stream())
                .sorted(Comparator.comparingInt(Written::line)).toList();
        var topic = AnnotationValues.of(Topic.class, model).map(values -> values.text("value"));
        if (topic.isPresent()) {
            var known = byTopic.computeIfAbsent(topic.get(), _ -> new ArrayList<>());
            found.forEach(check -> known.add(catalog(name, check)));
        } else if (!found.isEmpty()) {
            problems.add(name + " has checks but no @Topic: name the topic they belong to");
        }
    }

    private CatalogCheck catalog(String className, Written written) {
        var check = written.check();
        var id = written.method().methodName().stringValue();
        var info = new CheckInfo(id, check.text("title"), check.number("points"), check.text("needs"),
                kind(className + "." + id, written.method()));
        return new CatalogCheck(info, className, check.text("finding"), check.text("hint"), explore(written.method()));
    }

    private String kind(String check, MethodModel method) {
        var explored = AnnotationValues.present(Explore.class, method);
        var found = KINDS.entrySet().stream().filter(kind -> AnnotationValues.present(kind.getValue(), method))
                .map(Map.Entry::getKey).toList();
        if (found.size() > 1) {
            problems.add("%s is of several kinds (%s): keep one".formatted(check, String.join(", ", found)));
        } else if (explored && (found.contains("linearizable") || found.contains("structure"))) {
            problems.add("%s is of the kind %s and explores nothing: remove its @Explore".formatted(check,
                    found.getFirst()));
        }
        return found.isEmpty() ? explored ? "explore" : "functional" : found.getFirst();
    }

    private static ExploreSettings explore(MethodModel method) {
        var explore = AnnotationValues.of(Explore.class, method)
                .orElseGet(() -> AnnotationValues.defaults(Explore.class));
        return new ExploreSettings(explore.number("preemptions"), explore.number("schedules"), explore.number("steps"),
                explore.constant("timers", Timers.class), explore.number("spuriousWakeups"));
    }
}
