package dev.lockstep.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;

import dev.lockstep.verdict.Grade;

/// Each grade that has golden files.
enum Sample {
    PASSING,
    FAILING,
    DEADLOCK,
    DOES_NOT_COMPILE,
    STARTER,
    INCONCLUSIVE,
    HOSTILE,
    CROWD;

    Grade grade() {
        return switch (this) {
            case PASSING -> Samples.passing();
            case FAILING -> Samples.failing();
            case DEADLOCK -> Samples.deadlock();
            case DOES_NOT_COMPILE -> Samples.doesNotCompile();
            case STARTER -> Samples.starter();
            case INCONCLUSIVE -> Samples.inconclusive();
            case HOSTILE -> Samples.hostile();
            case CROWD -> Samples.crowd();
        };
    }

    String file(String suffix) {
        return name().toLowerCase(Locale.ROOT).replace('_', '-') + "." + suffix;
    }

    static Stream<Grade> grades() {
        return Arrays.stream(values()).map(Sample::grade);
    }
}
