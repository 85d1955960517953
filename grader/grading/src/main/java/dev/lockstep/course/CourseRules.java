package dev.lockstep.course;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.lockstep.verdict.FindingRegistry;

/// What must hold of the checks of a topic. Thread safety: confined to one reading of a course.
final class CourseRules {

    private static final int POINTS = 100;
    private static final Pattern PACKAGE = Pattern.compile("[a-z][a-z0-9_]*");

    private final String topic;
    private final List<CatalogCheck> checks;
    private final FindingRegistry findings;
    private final Collection<String> problems;

    CourseRules(String topic, List<CatalogCheck> checks, FindingRegistry findings, Collection<String> problems) {
        this.topic = topic;
        this.checks = checks;
        this.findings = findings;
        this.problems = problems;
    }

    /// Adds a sentence for each rule that is broken.
    void check() {
        checkEach();
        checkPoints();
        checkNeeds();
    }

    /// The same for some of the checks of a topic, whose points do not add up.
    void checkExcerpt() {
        checkEach();
        checkNeeds();
    }

    private void checkEach() {
        if (!PACKAGE.matcher(topic).matches()) {
            problem("is no package: name it in lower case, without dots");
        } else {
            checks.stream().map(CatalogCheck::checkClass).distinct()
                    .filter(name -> !name.startsWith(topic + ".checks.")).forEach(name -> problems.add(
                            "%s belongs to topic '%s' and lies elsewhere: move it to the package %s.checks".formatted(
                                    name,
                                    topic, topic)));
        }
        checks.forEach(this::checkAlone);
        requireDistinct("id", check -> check.info().id());
        requireDistinct("title", check -> check.info().title());
    }

    private void checkAlone(CatalogCheck check) {
        if (check.info().points() <= 0) {
            problem(check, "is worth %d points: give it at least one".formatted(check.info().points()));
        }
        if (check.info().title().isBlank()) {
            problem(check, "has no title: say what a correct submission does");
        }
        if (findings.of(check.finding()).isEmpty()) {
            problem(check, "names the finding '%s', which nobody knows: %s".formatted(check.finding(),
                    CourseFindings.advice(check.finding(), findings)));
        }
    }

    private void requireDistinct(String what, Function<CatalogCheck, String> of) {
        var seen = new HashSet<String>();
        checks.stream().map(of).filter(value -> !value.isBlank() && !seen.add(value)).distinct()
                .forEach(value -> problem("has several checks of the %s '%s': keep it for one".formatted(what, value)));
    }

    private void checkPoints() {
        var sum = checks.stream().mapToLong(check -> check.info().points()).sum();
        if (sum != POINTS) {
            problem("has checks worth %d points in all: make it %d".formatted(sum, POINTS));
        }
    }

    private void checkNeeds() {
        var needs = new HashMap<String, String>();
        checks.forEach(check -> needs.put(check.info().id(), check.info().needs()));
        for (var check : checks) {
            var needed = check.info().needs();
            if (!needed.isEmpty() && !needs.containsKey(needed)) {
                problem(check, "needs '%s', which the topic has not: name one of its checks".formatted(needed));
            }
        }
        var cyclic = needs.keySet().stream().filter(id -> onCycle(id, needs)).sorted().toList();
        if (!cyclic.isEmpty()) {
            problem("has checks that need each other (%s): break the cycle".formatted(String.join(", ", cyclic)));
        }
    }

    private static boolean onCycle(String id, Map<String, String> needs) {
        var passed = new HashSet<>(Set.of(""));
        var at = needs.getOrDefault(id, "");
        while (passed.add(at)) {
            if (at.equals(id)) {
                return true;
            }
            at = needs.getOrDefault(at, "");
        }
        return false;
    }

    private void problem(CatalogCheck check, String what) {
        problems.add("%s.%s %s".formatted(check.checkClass(), check.info().id(), what));
    }

    private void problem(String what) {
        var classes = checks.stream().map(CatalogCheck::checkClass).distinct().collect(Collectors.joining(", "));
        problems.add("topic '%s' (%s) %s".formatted(topic, classes, what));
    }
}
