package dev.lockstep.policy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;

import com.tngtech.archunit.base.HasDescription;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.domain.properties.HasSourceCodeLocation;
import com.tngtech.archunit.lang.EvaluationResult;
import com.tngtech.archunit.lang.extension.EvaluatedRule;

import dev.lockstep.source.TopicSources;
import dev.lockstep.verdict.Fact;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.FindingKind;
import dev.lockstep.verdict.GraderFinding;
import dev.lockstep.verdict.Location;

/// Says what a failed structure check found, and on which lines.
final class StructureFindings {

    private static final int MOST_FACTS = 10;

    /// One thing that breaks a rule.
    private record Violation(@Nullable Location location, String text) {

        private static final Comparator<Violation> ORDER = Comparator
                .comparing(Violation::location, Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(Violation::text);

        Fact fact() {
            return new Fact(location == null ? "violation" : location.toString(), text);
        }
    }

    private final SourcePositions positions;
    private final String title;
    private final FindingKind asserted;
    private final String hint;

    /// @param title of the check
    /// @param asserted what a failing assertion amounts to
    /// @param hint the check's own; may be empty
    StructureFindings(TopicSources sources, String title, FindingKind asserted, String hint) {
        this.positions = new SourcePositions(sources);
        this.title = title;
        this.asserted = asserted;
        this.hint = hint.isEmpty() ? asserted.advice() : hint;
    }

    /// The finding of a check that failed.
    ///
    /// @param heard the rules that it checked; the last one is what it failed at, unless an assertion of its own failed
    Finding of(AssertionError failure, List<EvaluatedRule> heard) {
        if (heard.isEmpty() || !heard.getLast().getResult().hasViolation()) {
            return new Finding(asserted.code(), sentence(failure), facts(failure), null, null, null, hint);
        }
        var rule = heard.getLast();
        var violations = violations(rule.getResult());
        var location = violations.stream().map(Violation::location).filter(Objects::nonNull).findFirst().orElse(null);
        return new Finding(asserted.code(), rule.getRule().getDescription(), facts(violations), location, null, null,
                hint);
    }

    /// The finding of a check whose requirement the code does not meet.
    Finding of(RuleBrokenException broken) {
        var violations = broken.offences().stream()
                .map(each -> new Violation(each.location(), each.what() + ": " + each.reason())).toList();
        return new Finding(asserted.code(), String.valueOf(broken.getMessage()), facts(violations),
                violations.getFirst().location(), null, null, hint);
    }

    /// The finding of a check that asked for a class that the submission does not have.
    Finding ofMissingClass(IllegalArgumentException thrown) {
        return new Finding(GraderFinding.CLASS_MISSING.code(), "a class that was asked for is missing",
                List.of(new Fact("observed", String.valueOf(thrown.getMessage()))), null, null, null, hint);
    }

    /// What the check says, without what JUnit adds to it, which stands in the facts, and without ArchUnit's advice to
    /// whoever wrote a rule that matched no class.
    private String sentence(AssertionError failure) {
        var message = Objects.requireNonNullElse(failure.getMessage(), "");
        var end = message.indexOf(failure instanceof AssertionFailedError ? " ==> " : ". This means");
        var own = end < 0 ? message : message.substring(0, end);
        return own.isBlank() ? "it fails: " + title : own;
    }

    private static List<Fact> facts(AssertionError failure) {
        return failure instanceof AssertionFailedError compared && compared.isExpectedDefined()
                ? List.of(new Fact("expected", compared.getExpected().getStringRepresentation()),
                        new Fact("observed", compared.getActual().getStringRepresentation()))
                : List.of();
    }

    private static List<Fact> facts(List<Violation> violations) {
        var facts = new ArrayList<>(violations.stream().limit(MOST_FACTS).map(Violation::fact).toList());
        if (violations.size() > MOST_FACTS) {
            facts.add(new Fact("and more", "%d in all".formatted(violations.size())));
        }
        return facts;
    }

    private List<Violation> violations(EvaluationResult result) {
        var violations = new ArrayList<Violation>();
        result.handleViolations(
                (Collection<Object> objects, String message) -> violations.addAll(of(objects, message)));
        return violations.stream().distinct().sorted(Violation.ORDER).toList();
    }

    private List<Violation> of(Collection<Object> objects, String message) {
        if (objects.size() == 1) {
            return List.of(violation(objects.iterator().next(), message));
        }
        return objects.stream().map(each -> violation(each, each instanceof HasDescription described
                ? described.getDescription()
                : message)).toList();
    }

    private Violation violation(Object object, String text) {
        if (!(object instanceof HasSourceCodeLocation located)) {
            return new Violation(null, text);
        }
        var found = located.getSourceCodeLocation();
        var end = " in " + found; // the location stands beside the text already
        return new Violation(positions.of(found, word(object)),
                text.endsWith(end) ? text.substring(0, text.length() - end.length()) : text);
    }

    /// What stands in the source where the object is declared or used.
    private static String word(Object object) {
        return switch (object) {
            case Dependency dependency -> dependency.getTargetClass().getBaseComponentType().getName()
                    .replace('$', '.');
            case JavaAccess<?> access -> access.getTarget().getName();
            case JavaClass type -> type.getSimpleName();
            case HasName named -> named.getName();
            default -> "";
        };
    }
}
