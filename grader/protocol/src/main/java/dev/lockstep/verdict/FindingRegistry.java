package dev.lockstep.verdict;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// All kinds of findings that a course knows: the grader's, and those that the course declares.
///
/// @param declared by the course
public record FindingRegistry(List<FindingKind> declared) {

    /// Of a course that declares none.
    public static final FindingRegistry GRADERS = new FindingRegistry(List.of());

    public FindingRegistry {
        declared = List.copyOf(declared);
    }

    /// The kind of a code, if there is one.
    public Optional<FindingKind> of(String code) {
        return Optional.ofNullable(byCode().get(code));
    }

    /// Every code, the course's first.
    public Set<String> codes() {
        return Collections.unmodifiableSet(byCode().keySet());
    }

    private Map<String, FindingKind> byCode() {
        var kinds = new LinkedHashMap<String, FindingKind>();
        declared.forEach(kind -> kinds.put(kind.code(), kind));
        for (var own : GraderFinding.values()) {
            kinds.put(own.code(), own.kind());
        }
        return kinds;
    }
}
