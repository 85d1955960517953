package dev.lockstep.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.lockstep.verdict.CheckGrade;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.Location;
import dev.lockstep.verdict.Verdict;

/// Checks that fail by the same finding at the same line: told once.
///
/// @param findings of the first of them
public record Mistake(List<CheckGrade> checks, List<Finding> findings) {

    /// What two checks have in common that fail by one mistake.
    ///
    /// @param check which one it is, where there is nothing to share
    private record Kind(String code, @Nullable Location location, String check) {

        static Kind of(CheckGrade check, List<Finding> findings) {
            var location = findings.getFirst().location();
            return findings.size() == 1 && location != null
                    ? new Kind(findings.getFirst().code(), location, "")
                    : new Kind("", null, check.check().id());
        }
    }

    /// The mistakes that fail these checks, in the checks' order. What is still to be written is none.
    public static List<Mistake> of(List<CheckGrade> checks) {
        var mistakes = new LinkedHashMap<Kind, Mistake>();
        for (var check : checks) {
            if (check.verdict() instanceof Verdict.Failed(var _, var findings) && !Stubs.areAll(findings)) {
                mistakes.computeIfAbsent(Kind.of(check, findings), _ -> new Mistake(new ArrayList<>(), findings))
                        .checks().add(check);
            }
        }
        return List.copyOf(mistakes.values());
    }
}
