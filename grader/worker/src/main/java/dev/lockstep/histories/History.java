package dev.lockstep.histories;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/// The calls of a schedule and what came of them.
///
/// @param threads the calls of each thread, as far as it came
public record History(List<List<Entry>> threads) {

    public History {
        threads = threads.stream().map(List::copyOf).toList();
    }

    /// A call that has begun.
    ///
    /// @param call such as `release(2)`
    /// @param answer such as ` = true`; empty if there is none
    public record Entry(String call, String answer) {
        @Override
        public String toString() {
            return call + answer;
        }
    }

    /// The history in which calls are made one after the other.
    ///
    /// @param order the threads that call
    static History sequential(Scenario scenario, List<Integer> order, List<Answer> answers) {
        var threads = IntStream.range(0, scenario.threads()).<List<Entry>>mapToObj(_ -> new ArrayList<>()).toList();
        for (var i = 0; i < order.size(); i++) {
            var mine = threads.get(order.get(i));
            mine.add(new Entry(scenario.callers().get(order.get(i)).get(mine.size()).toString(),
                    answers.get(i).toString()));
        }
        return new History(threads);
    }

    /// The history of a schedule.
    ///
    /// @param answers null for a call that has not returned
    public static History concurrent(Scenario scenario, @Nullable Answer[][] answers, int[] begun) {
        return new History(IntStream.range(0, scenario.threads())
                .mapToObj(thread -> IntStream.range(0, begun[thread])
                        .mapToObj(i -> new Entry(scenario.callers().get(thread).get(i).toString(),
                                text(answers[thread][i])))
                        .toList())
                .toList());
    }

    private static String text(@Nullable Answer answer) {
        return (answer == null ? new Answer.Blocks() : answer).toString();
    }

    /// On one line, such as `T1: put(1); T2: take() = 1, take() waits for ever`.
    @Override
    public String toString() {
        return IntStream.range(0, threads.size()).filter(i -> !threads.get(i).isEmpty())
                .mapToObj(i -> Scenario.name(i) + ": "
                        + threads.get(i).stream().map(Entry::toString).collect(Collectors.joining(", ")))
                .collect(Collectors.joining("; "));
    }
}
