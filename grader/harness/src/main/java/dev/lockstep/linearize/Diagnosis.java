package dev.lockstep.linearize;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jetbrains.kotlinx.lincheck.strategy.IncorrectResultsFailure;
import org.jetbrains.kotlinx.lincheck.strategy.LincheckFailure;
import org.jetbrains.kotlinx.lincheck.strategy.ManagedDeadlockFailure;
import org.jetbrains.kotlinx.lincheck.strategy.ManagedLivelockFailure;
import org.jetbrains.kotlinx.lincheck.strategy.TimeoutFailure;
import org.jetbrains.kotlinx.lincheck.strategy.UnexpectedExceptionFailure;

import dev.lockstep.verdict.Exploration;
import dev.lockstep.verdict.Fact;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.Location;
import dev.lockstep.verdict.Verdict;

/// What a failure that Lincheck reports says about the submission.
record Diagnosis(Ownership ownership, String hint, Class<?> model, Exploration exploration) {

    private static final int SHOWN_ORDERS = 6;

    Verdict of(LincheckFailure failure) {
        return switch (failure) {
            case IncorrectResultsFailure incorrect -> incorrect(incorrect);
            case UnexpectedExceptionFailure unexpected -> unexpected(unexpected);
            // it takes long loops, recursion and waits with a timeout for these: our own scheduler has to confirm them
            case ManagedDeadlockFailure _ -> undecided(failure, "all its threads seem to wait for each other");
            case ManagedLivelockFailure _ -> undecided(failure, "it does not seem to end");
            case TimeoutFailure _ -> undecided(failure, "it took too long");
            default -> undecided(failure, failure.getClass().getSimpleName());
        };
    }

    private static Verdict undecided(LincheckFailure failure, String why) {
        var calls = failure.getScenario().getParallelExecution().stream()
                .map(actors -> actors.stream().map(Object::toString).collect(Collectors.joining(", ")))
                .collect(Collectors.joining(" | "));
        return new Verdict.Inconclusive("Lincheck could not decide: in the scenario " + calls + " " + why + ".");
    }

    private Verdict incorrect(IncorrectResultsFailure failure) {
        var observed = History.of(failure.getScenario(), failure.getResults());
        var stub = thrown(observed).filter(Diagnosis::isStub).findFirst();
        if (stub.isPresent()) {
            return failed(notImplemented(stub.get()));
        }
        var orders = SequentialOrders.of(model, failure.getScenario().getThreads());
        var strange = thrown(observed).filter(thrown -> !anyThrows(orders, thrown)).findFirst();
        return failed(strange.isPresent()
                ? uncaught(strange.get(), failure, observed, orders)
                : inexplicable(failure, observed, orders));
    }

    private Verdict unexpected(UnexpectedExceptionFailure failure) {
        var thrown = failure.getException();
        if (ownership.frame(thrown).isEmpty()) {
            return undecided(failure, "there was a " + Text.firstLine(thrown));
        }
        return failed(new Finding("uncaught-exception", "A call ends with " + Text.firstLine(thrown) + ".", List.of(),
                location(thrown).orElse(null), null, null, hint));
    }

    private Verdict failed(Finding finding) {
        return new Verdict.Failed(exploration, List.of(finding));
    }

    private static Stream<Throwable> thrown(History history) {
        return history.threads().stream().flatMap(List::stream).flatMap(call -> Stream.ofNullable(call.thrown()));
    }

    private static boolean isStub(Throwable thrown) {
        return thrown.getClass() == UnsupportedOperationException.class && Text.message(thrown).startsWith("TODO");
    }

    /// As Lincheck compares them: by class.
    private static boolean anyThrows(List<History> orders, Throwable thrown) {
        return orders.stream().flatMap(Diagnosis::thrown).anyMatch(other -> other.getClass() == thrown.getClass());
    }

    private Finding notImplemented(Throwable thrown) {
        var frame = ownership.frame(thrown);
        var what = frame.map(f -> f.getClassName().substring(f.getClassName().lastIndexOf('.') + 1) + "."
                + f.getMethodName() + "()").orElse("the submission");
        return new Finding("not-implemented", "Not implemented yet: " + what, List.of(),
                frame.flatMap(ownership::location).orElse(null), null, null, "");
    }

    private Finding uncaught(Throwable thrown, LincheckFailure failure, History observed, List<History> orders) {
        var shown = TraceSchedule.of(failure, observed, ownership);
        var where = location(thrown).or(shown::location);
        return new Finding("uncaught-exception",
                "A call ends with " + Text.firstLine(thrown) + ", which none does in any order of these calls.",
                facts(observed, orders), where.orElse(null), shown.schedule(), null, hint);
    }

    private Finding inexplicable(LincheckFailure failure, History observed, List<History> orders) {
        var shown = TraceSchedule.of(failure, observed, ownership);
        return new Finding("not-linearizable", message(observed, orders), facts(observed, orders),
                shown.location().orElse(null), shown.schedule(), null, hint);
    }

    private static String message(History observed, List<History> orders) {
        var threads = observed.threads().stream().filter(calls -> !calls.isEmpty()).count();
        if (threads == 1) {
            return "Wrong result: already one thread alone gets an answer that the specification does not give.";
        }
        var explained = orders.stream().anyMatch(order -> order.toString().equals(observed.toString()));
        return explained
                ? "Not linearizable: the answers fit only orders in which a call comes before one that had already "
                        + "returned when it began."
                : "Not linearizable: the threads get answers that no order of their calls, one after the other, gives.";
    }

    private static List<Fact> facts(History observed, List<History> orders) {
        var facts = new ArrayList<Fact>();
        var expected = new ArrayList<>(orders.stream().limit(SHOWN_ORDERS).map(History::toString).toList());
        if (orders.size() > SHOWN_ORDERS) {
            expected.add("or one of " + (orders.size() - SHOWN_ORDERS) + " more");
        }
        facts.add(new Fact("expected", String.join("\n", expected)));
        facts.add(new Fact("observed", observed.toString()));
        return facts;
    }

    private Optional<Location> location(Throwable thrown) {
        return ownership.frame(thrown).flatMap(ownership::location);
    }
}
