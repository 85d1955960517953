package dev.lockstep.policy;

import java.util.List;
import java.util.Set;

/// One line of the list of allowed API.
///
/// @param types patterns of binary names, with at most one `*` each
/// @param members names that the rule is about; none for all of them
/// @param reason why something is denied
record ApiRule(Kind kind, List<String> types, Set<String> members, String reason) {

    ApiRule {
        for (var type : types) {
            if (type.indexOf('*') != type.lastIndexOf('*')) {
                throw new IllegalArgumentException("more than one * in " + type + ": name the types apart");
            }
        }
    }

    enum Kind {
        ALLOW,
        ALLOW_ONLY,
        DENY,
        DENY_MEMBERS
    }

    /// Reads `allow TYPE ...` and its like.
    static ApiRule parse(String line) {
        var reasonAt = line.indexOf(" because ");
        var reason = reasonAt < 0 ? "" : line.substring(reasonAt + " because ".length()).strip();
        var words = List.of((reasonAt < 0 ? line : line.substring(0, reasonAt)).strip().split("\\s+"));
        var allows = words.getFirst().equals("allow");
        if (!allows && (!words.getFirst().equals("deny") || reason.isEmpty())) {
            throw new IllegalArgumentException("neither `allow ...` nor `deny ... because ...`: " + line);
        }
        var split = words.indexOf(allows ? "only" : "members");
        if (split < 0) {
            return new ApiRule(allows ? Kind.ALLOW : Kind.DENY, words.subList(1, words.size()), Set.of(), reason);
        }
        return new ApiRule(allows ? Kind.ALLOW_ONLY : Kind.DENY_MEMBERS, words.subList(1, split),
                Set.copyOf(words.subList(split + 1, words.size())), reason);
    }

    boolean covers(String type) {
        return types.stream().anyMatch(pattern -> matches(pattern, type));
    }

    /// Whether the rule names the member, by its name or with its parameters.
    boolean names(Member member) {
        return members.contains(member.name()) || members.contains(member.name() + "(" + member.parameters() + ")");
    }

    private static boolean matches(String pattern, String type) {
        var star = pattern.indexOf('*');
        if (star < 0) {
            return pattern.equals(type);
        }
        var fixed = pattern.length() - 1;
        return type.length() >= fixed && type.startsWith(pattern.substring(0, star))
                && type.endsWith(pattern.substring(star + 1))
                && type.indexOf('.', star) < 0;
    }

    /// A member of a type.
    ///
    /// @param name `new` for a constructor
    /// @param parameters the simple names of its parameter types, joined by `,`
    record Member(String name, String parameters) {}
}
