package dev.lockstep.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The list of the JDK's API that a submission may use. Thread safety: confined to one check of a policy.
final class AllowedApi {

    static final String NOT_LISTED = "it is not on the list of what a submission may use";

    /// Overridden so often that a list of a type's members need not name them.
    private static final Set<String> OF_EVERY_OBJECT = Set.of("equals", "hashCode", "toString");

    private final List<ApiRule> rules;
    private final String notListed;
    private final Map<String, Optional<String>> typeObjections = new HashMap<>();

    /// @param notListed why what no line allows is refused
    AllowedApi(String list, String notListed) {
        this.rules = lines(list).stream().map(ApiRule::parse).toList();
        this.notListed = notListed;
    }

    /// The list that holds for every topic.
    static AllowedApi standard() {
        try (var in = AllowedApi.class.getResourceAsStream("allowed-api.txt")) {
            if (in == null) {
                throw new IllegalStateException("allowed-api.txt is missing from the class path");
            }
            return new AllowedApi(new String(in.readAllBytes(), StandardCharsets.UTF_8), NOT_LISTED);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(String list) {
        var joined = new ArrayList<String>();
        for (var line : list.lines().filter(each -> !each.isBlank() && !each.startsWith("#")).toList()) {
            if (Character.isWhitespace(line.charAt(0)) && !joined.isEmpty()) {
                joined.add(joined.removeLast() + " " + line.strip());
            } else {
                joined.add(line);
            }
        }
        return joined;
    }

    List<ApiRule> rules() {
        return rules;
    }

    /// Why a type of the JDK is refused, if it is.
    Optional<String> objectionTo(String type) {
        return typeObjections.computeIfAbsent(type, this::judge);
    }

    private Optional<String> judge(String type) {
        var denied = rule(ApiRule.Kind.DENY, type);
        if (denied.isPresent()) {
            return Optional.of(denied.get().reason());
        }
        var allowed = rule(ApiRule.Kind.ALLOW, type).or(() -> rule(ApiRule.Kind.ALLOW_ONLY, type));
        return allowed.isPresent() ? Optional.empty() : Optional.of(notListed);
    }

    /// Why a member of an allowed type is refused, if it is.
    Optional<String> objectionTo(String type, ApiRule.Member member) {
        return deniedIn(type, member).or(() -> unlistedIn(type, member));
    }

    private Optional<String> deniedIn(String type, ApiRule.Member member) {
        var declaring = JdkTypes.withSupertypes(type);
        return rules.stream().filter(rule -> rule.kind() == ApiRule.Kind.DENY_MEMBERS && rule.names(member))
                .filter(rule -> declaring.stream().anyMatch(rule::covers)).map(ApiRule::reason).findFirst();
    }

    private Optional<String> unlistedIn(String type, ApiRule.Member member) {
        return rule(ApiRule.Kind.ALLOW_ONLY, type)
                .filter(only -> !only.names(member) && !OF_EVERY_OBJECT.contains(member.name()))
                .map(_ -> notListed);
    }

    private Optional<ApiRule> rule(ApiRule.Kind kind, String type) {
        return rules.stream().filter(rule -> rule.kind() == kind && rule.covers(type)).findFirst();
    }
}
