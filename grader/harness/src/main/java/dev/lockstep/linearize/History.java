package dev.lockstep.linearize;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionResult;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;
import org.jetbrains.kotlinx.lincheck.util.ExceptionResult;
import org.jetbrains.kotlinx.lincheck.util.LincheckResult;
import org.jetbrains.kotlinx.lincheck.util.ValueResult;
import org.jetbrains.kotlinx.lincheck.util.VoidResult;
import org.jspecify.annotations.Nullable;

/// Who called what, and what came of it.
///
/// @param threads the calls of each thread, in its order
record History(List<List<Call>> threads) {

    History {
        threads = threads.stream().map(List::copyOf).toList();
    }

    /// A call.
    ///
    /// @param text such as `release(2)`
    /// @param result such as ` = true`, ` throws IllegalStateException`; empty for a method that returns nothing
    /// @param thrown what it threw, or null
    record Call(String text, String result, @Nullable Throwable thrown) {

        /// Of a call that came back.
        static Call returned(Actor actor, @Nullable Object value) {
            var nothing = actor.getMethod().getReturnType() == void.class;
            return new Call(actor.toString(), nothing ? "" : " = " + Text.shortened(String.valueOf(value)), null);
        }

        /// Of a call that threw.
        static Call threw(Actor actor, Throwable thrown) {
            return new Call(actor.toString(), " throws " + thrown.getClass().getSimpleName(), thrown);
        }

        @Override
        public String toString() {
            return text + result;
        }
    }

    /// The history that Lincheck reports.
    static History of(ExecutionScenario scenario, ExecutionResult results) {
        var threads = new ArrayList<List<Call>>();
        for (var thread = 0; thread < scenario.getThreads().size(); thread++) {
            var actors = scenario.getThreads().get(thread);
            var ends = results.getThreadsResultsWithClock().get(thread);
            threads.add(IntStream.range(0, actors.size())
                    .mapToObj(i -> call(actors.get(i), ends.get(i).getResult())).toList());
        }
        return new History(threads);
    }

    private static Call call(Actor actor, @Nullable LincheckResult result) {
        return switch (result) {
            case ValueResult value -> Call.returned(actor, value.getValue());
            case ExceptionResult exception -> Call.threw(actor, exception.getThrowable());
            case VoidResult _ -> Call.returned(actor, "");
            case null, default -> new Call(actor.toString(), " does not return", null);
        };
    }

    static String name(int thread) {
        return "T" + (thread + 1);
    }

    /// On one line, such as `T1: put(1); T2: take() = 1, take() = 2`.
    @Override
    public String toString() {
        return IntStream.range(0, threads.size()).filter(i -> !threads.get(i).isEmpty())
                .mapToObj(i -> name(i) + ": "
                        + threads.get(i).stream().map(Call::toString).collect(Collectors.joining(", ")))
                .collect(Collectors.joining("; "));
    }
}
