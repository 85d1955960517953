package dev.lockstep.benchmarks;

import java.util.EnumMap;
import java.util.Map;

/// What Lincheck says of every subject, found in a JVM of its own.
final class LincheckVerdicts {

    private LincheckVerdicts() {}

    public static void main(String[] arguments) {
        for (var subject : Subject.values()) {
            System.out.println(subject + "\t" + Verdict.ofLincheck(subject.scenario()).why());
        }
    }

    static Map<Subject, Verdict> find() {
        var verdicts = new EnumMap<Subject, Verdict>(Subject.class);
        for (var line : ChildJvm.run(LincheckRun.JVM_FLAGS, LincheckVerdicts.class)) {
            var parts = line.split("\t", -1);
            verdicts.put(Subject.valueOf(parts[0]), new Verdict(parts[1].isEmpty(), parts[1]));
        }
        return verdicts;
    }
}
