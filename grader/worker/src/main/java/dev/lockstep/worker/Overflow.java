package dev.lockstep.worker;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.lockstep.engine.jdk.Jdk;

/// A stack that has overflowed. At which depth, and so in which of the calls that lead to themselves, differs from run to
/// run: what is said of it has to be the same each time.
record Overflow(StackOverflowError error) {

    /// How many exceptions are looked through, each the cause of the one before.
    private static final int MOST_CAUSES = 100;

    /// The overflow that an exception is, or has among its causes.
    static Optional<Overflow> in(Throwable thrown) {
        return Stream.iterate(thrown, Jdk.opened()::causeOf).limit(MOST_CAUSES)
                .filter(StackOverflowError.class::isInstance).map(each -> new Overflow((StackOverflowError) each))
                .findFirst();
    }

    /// Of the submission's calls that lead to themselves, the one that comes first in its sources; empty if all calls near
    /// the end of the stack are the library's.
    Optional<StackTraceElement> frame(Subject subject) {
        var counts = Arrays.stream(Jdk.opened().framesOf(error)).filter(frame -> subject.owns(frame.getClassName()))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        var most = counts.values().stream().mapToLong(Long::longValue).max().orElse(0);
        return counts.entrySet().stream().filter(entry -> 2 * entry.getValue() >= most).map(Map.Entry::getKey)
                .min(Comparator.comparing(StackTraceElement::getClassName)
                        .thenComparingInt(StackTraceElement::getLineNumber));
    }
}
