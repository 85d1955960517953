package dev.lockstep.policy;

import java.util.Comparator;

import dev.lockstep.verdict.Location;

/// A use of something that a submission may not use.
///
/// @param what as the student would write it, such as `Thread.stop`
/// @param reason why it is refused, as the end of a sentence
record Offence(Location location, String what, String reason) {

    static final Comparator<Offence> ORDER = Comparator.comparing(Offence::location).thenComparing(Offence::what)
            .thenComparing(Offence::reason);
}
