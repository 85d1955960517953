package dev.lockstep.engine.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/// Folds rounds: runs of elements that come again and again, one run after the other, of which the first is kept.
///
/// @param <T> the elements
/// @param same whether two say the same
public record Rounds<T>(BiPredicate<T, T> same) {

    private static final int LONGEST = 24;
    private static final int FEWEST = 3;

    /// What stands for rounds that are left out.
    public interface Rest<T> {
        /// What to show instead of the rounds that are left out.
        ///
        /// @param length of a round
        /// @param times how many rounds are left out
        T of(int length, long times);
    }

    private record Found(int length, int times) {

        static final Found NONE = new Found(0, 1);

        int saved() {
            return length * (times - 1);
        }
    }

    /// The elements with one of several rounds, and what stands for the rest.
    public List<T> folded(List<T> elements, Rest<T> rest) {
        var folded = new ArrayList<T>();
        var i = 0;
        while (i < elements.size()) {
            var found = longest(elements, i);
            if (found.saved() == 0) {
                folded.add(elements.get(i++));
            } else {
                folded.addAll(elements.subList(i, i + found.length));
                folded.add(rest.of(found.length, found.times - 1));
                i += found.length * found.times;
            }
        }
        return folded;
    }

    private Found longest(List<T> elements, int from) {
        var best = Found.NONE;
        for (var length = 1; length <= LONGEST && from + FEWEST * length <= elements.size(); length++) {
            var found = new Found(length, times(elements, from, length));
            if (found.times >= FEWEST && found.saved() > Math.max(2, best.saved())) {
                best = found;
            }
        }
        return best;
    }

    private int times(List<T> elements, int from, int length) {
        var same = 0;
        while (from + length + same < elements.size()
                && this.same.test(elements.get(from + same % length), elements.get(from + length + same))) {
            same++;
        }
        return 1 + same / length;
    }
}
