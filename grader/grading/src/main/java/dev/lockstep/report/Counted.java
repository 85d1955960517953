package dev.lockstep.report;

import java.util.Locale;

/// Numbers with their noun.
final class Counted {

    private Counted() {}

    /// Such as `1 schedule`, `1,168 schedules`.
    static String of(long number, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
    }
}
