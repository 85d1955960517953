package dev.lockstep.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClasses;

import dev.lockstep.source.TopicSources;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.GraderFinding;
import dev.lockstep.verdict.Location;

/// What a submission may use of the JDK: an allow list, held against its compiled classes.
public final class Policy {

    private static final int MOST_SHOWN = 20;

    private Policy() {}

    /// The findings about a topic's classes, in the order of the lines: one for each line that uses what it may not.
    ///
    /// @param classes as [TopicClasses] reads them
    public static List<Finding> check(JavaClasses classes, TopicSources sources) {
        return findings(offences(classes, sources));
    }

    /// The offences in the order of their lines, one a line.
    static List<Offence> offences(JavaClasses classes, TopicSources sources) {
        var uses = new ApiUses(AllowedApi.standard(), sources);
        var declarations = new Declarations(sources);
        var byLine = new TreeMap<Location, Offence>();
        classes.stream()
                .flatMap(type -> Stream.concat(uses.offences(type), declarations.offences(type)))
                .sorted(Offence.ORDER).forEach(offence -> byLine.putIfAbsent(offence.location(), offence));
        return List.copyOf(byLine.values());
    }

    private static List<Finding> findings(List<Offence> perLine) {
        var findings = new ArrayList<>(perLine.stream().limit(MOST_SHOWN).map(Policy::finding).toList());
        if (perLine.size() > MOST_SHOWN) {
            findings.add(new Finding(GraderFinding.FORBIDDEN_API.code(),
                    "%d more lines use what is not allowed".formatted(perLine.size() - MOST_SHOWN), List.of(),
                    null, null, null, ""));
        }
        return findings;
    }

    private static Finding finding(Offence offence) {
        return new Finding(GraderFinding.FORBIDDEN_API.code(),
                "%s is not allowed: %s".formatted(offence.what(), offence.reason()), List.of(),
                offence.location(), null, null, "");
    }
}
