package dev.lockstep.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

import org.jspecify.annotations.Nullable;

import dev.lockstep.verdict.Fact;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.GraderFinding;
import dev.lockstep.verdict.Location;

/// Turns what javac reports into findings.
final class CompileErrors {

    private static final int MOST_SHOWN = 10;

    private CompileErrors() {}

    /// The first errors, in javac's order, and how many more there are.
    static List<Finding> findings(List<Diagnostic<? extends JavaFileObject>> diagnostics) {
        var errors = diagnostics.stream().filter(each -> each.getKind() == Diagnostic.Kind.ERROR).toList();
        var findings = new ArrayList<Finding>();
        errors.stream().limit(MOST_SHOWN).map(CompileErrors::finding).forEach(findings::add);
        if (errors.size() > MOST_SHOWN) {
            findings.add(more(errors.size() - MOST_SHOWN));
        }
        return findings.isEmpty() ? List.of(crash()) : findings;
    }

    /// Of a topic on which javac itself fell over.
    static Finding crash() {
        return finding("the compiler gave up on this topic: write it more simply", List.of(), null);
    }

    private static Finding more(int count) {
        return finding(count == 1 ? "and 1 more error" : "and %d more errors".formatted(count), List.of(), null);
    }

    private static Finding finding(Diagnostic<? extends JavaFileObject> error) {
        // not English, for which javac has no messages of its own and takes those of the JVM's locale
        var lines = error.getMessage(Locale.ROOT).lines().toList();
        var message = lines.isEmpty() ? error.getCode() : lines.getFirst();
        return finding(message, lines.stream().skip(1).map(CompileErrors::fact).toList(), location(error));
    }

    /// javac's details come as `symbol:   variable x`.
    private static Fact fact(String detail) {
        var colon = detail.indexOf(':');
        return colon < 0
                ? new Fact("detail", detail.strip())
                : new Fact(detail.substring(0, colon).strip(), detail.substring(colon + 1).strip());
    }

    private static @Nullable Location location(Diagnostic<? extends JavaFileObject> error) {
        if (!(error.getSource() instanceof SourceText source)) {
            return null;
        }
        var line = (int) Math.max(1, error.getLineNumber());
        return new Location(source.file().path(), line, source.file().line(line));
    }

    private static Finding finding(String message, List<Fact> facts, @Nullable Location location) {
        return new Finding(GraderFinding.DOES_NOT_COMPILE.code(), message, facts, location, null, null, "");
    }
}
