package dev.lockstep.histories;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;

/// Who makes which calls, one after the other.
///
/// @param callers the calls of each thread
public record Scenario(List<List<Invocation>> callers) {

    /// How many threads there are, and how many calls each of them makes.
    public record Size(int threads, int calls) {

        /// Whether another size has all scenarios of this one and more.
        public boolean isWithin(Size other) {
            return !equals(other) && threads <= other.threads && calls <= other.calls;
        }

        /// Such as `2 x 3 calls`.
        @Override
        public String toString() {
            return threads + " x " + calls + (threads * calls == 1 ? " call" : " calls");
        }
    }

    /// All scenarios of a size, but for those that differ in the order of the threads alone.
    public static Iterable<Scenario> all(Alphabet alphabet, Size size) {
        return every(1, alphabet, size);
    }

    /// Of [all][#all(Alphabet, Size)], the first and every so many after it.
    ///
    /// @param apart at least 1
    public static Iterable<Scenario> every(long apart, Alphabet alphabet, Size size) {
        return () -> new Ascending(apart, alphabet, size);
    }

    /// How many there are of a size; [Integer#MAX_VALUE] if there are more than that.
    public static int count(Alphabet alphabet, Size size) {
        var sequences = Math.pow(alphabet.calls().size(), size.calls());
        var count = 1.0;
        for (var i = 0; i < size.threads(); i++) {
            count = count * (sequences + i) / (i + 1);
        }
        return (int) Math.min(Math.round(count), Integer.MAX_VALUE);
    }

    /// The scenario of such indices of calls.
    ///
    /// @throws IndexOutOfBoundsException if there is no such call
    public static Scenario of(Alphabet alphabet, List<List<Integer>> indices) {
        return new Scenario(indices.stream().map(calls -> calls.stream().map(alphabet.calls()::get).toList()).toList());
    }

    /// The indices of the calls.
    public List<List<Integer>> indices() {
        return callers.stream().map(calls -> calls.stream().map(Invocation::index).toList()).toList();
    }

    public int threads() {
        return callers.size();
    }

    /// What a thread is called.
    public static String name(int caller) {
        return "T" + (caller + 1);
    }

    /// Goes through the ascending combinations of sequences of calls.
    private static final class Ascending implements Iterator<Scenario> {
        private final long apart;
        private final Alphabet alphabet;
        private final Size size;
        private final int sequences;
        private final int[] chosen;
        private boolean over;

        Ascending(long apart, Alphabet alphabet, Size size) {
            this.apart = apart;
            this.alphabet = alphabet;
            this.size = size;
            sequences = (int) Math.min(Math.pow(alphabet.calls().size(), size.calls()), Integer.MAX_VALUE);
            chosen = new int[size.threads()];
        }

        @Override
        public boolean hasNext() {
            return !over;
        }

        @Override
        public Scenario next() {
            if (over) {
                throw new NoSuchElementException();
            }
            var callers = IntStream.of(chosen).mapToObj(this::sequence).toList();
            for (var i = 0L; i < apart && !over; i++) {
                advance();
            }
            return new Scenario(callers);
        }

        private void advance() {
            var last = chosen.length - 1;
            while (last >= 0 && chosen[last] == sequences - 1) {
                last--;
            }
            if (last < 0) {
                over = true;
                return;
            }
            var next = chosen[last] + 1;
            for (var i = last; i < chosen.length; i++) {
                chosen[i] = next;
            }
        }

        private List<Invocation> sequence(int number) {
            var calls = new ArrayList<Invocation>();
            var rest = number;
            for (var i = 0; i < size.calls(); i++) {
                calls.add(alphabet.calls().get(rest % alphabet.calls().size()));
                rest /= alphabet.calls().size();
            }
            return List.copyOf(calls);
        }
    }
}
