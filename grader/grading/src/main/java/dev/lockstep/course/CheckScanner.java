package dev.lockstep.course;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.LineNumberInfo;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import dev.lockstep.api.Check;
import dev.lockstep.api.Topic;
import dev.lockstep.verdict.CheckInfo;
import dev.lockstep.verdict.Kind;

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

    private final Map<String, List<CatalogCheck>> byTopic = new TreeMap<>();
    private final Map<String, ClassModel> classes;
    private final Collection<String> problems;

    /// @param classes of the course, by their descriptors
    CheckScanner(Map<String, ClassModel> classes, Collection<String> problems) {
        this.classes = classes;
        this.problems = problems;
    }

    /// The checks found, by topic in the order of their names: by class, and in a class as they are written.
    Map<String, List<CatalogCheck>> checks() {
        return byTopic;
    }

    /// Takes the checks of a class, if it has any.
    void read(ClassModel model) {
        var name = model.thisClass().asInternalName().replace('/', '.');
        var found = model.methods().stream().flatMap(method -> Written.of(method).stream())
                .sorted(Comparator.comparingInt(Written::line)).toList();
        var topic = AnnotationValues.of(Topic.class, model).map(values -> values.text("value"));
        if (topic.isPresent()) {
            new ClassRules(name, model, problems).judge();
            var known = byTopic.computeIfAbsent(topic.get(), _ -> new ArrayList<>());
            found.forEach(check -> known.add(catalog(name, check)));
        } else if (!found.isEmpty()) {
            problems.add(name + " has checks but no @Topic: name the topic they belong to");
        }
    }

    private CatalogCheck catalog(String className, Written written) {
        var check = written.check();
        var id = written.method().methodName().stringValue();
        var called = className + "." + id;
        var kind = new KindReader(called, written.method(), problems).kind();
        new MethodRules(called, written.method(), kind, problems).judge();
        if (kind instanceof Kind.Linearizable) {
            new HistoryRules(called, written.method(), classes, problems).judge();
        }
        var info = new CheckInfo(id, check.text("title"), (int) check.number("points"), check.text("needs"), kind);
        return new CatalogCheck(info, className, check.text("finding"), check.text("hint"));
    }
}
