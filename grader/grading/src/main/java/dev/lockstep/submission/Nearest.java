package dev.lockstep.submission;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// Guesses what somebody meant who mistyped a name.
public final class Nearest {

    /// As many names as fit a sentence.
    private static final int FEW = 12;

    private Nearest() {}

    /// The end of a sentence about an unknown name: `did you mean ...?`, or the names there are.
    public static String advice(String word, Collection<String> names) {
        return to(word, names).map(name -> "did you mean " + name + "?")
                .orElseGet(() -> names.size() > FEW
                        ? "lockstep describe lists what there is."
                        : "choose from " + String.join(", ", names) + ".");
    }

    /// The name that was probably meant, if there is one.
    public static Optional<String> to(String word, Collection<String> names) {
        return names.stream().min(Comparator.comparingInt(name -> distance(word, name)))
                .filter(name -> distance(word, name) <= Math.max(2, name.length() / 3));
    }

    /// How many letters to insert, delete or replace (Levenshtein 1966), case aside.
    static int distance(String from, String to) {
        var row = new int[to.length() + 1];
        for (var j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (var i = 1; i <= from.length(); i++) {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j < row.length; j++) {
                var replaced = diagonal + (same(from.charAt(i - 1), to.charAt(j - 1)) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
    }

    private static boolean same(char a, char b) {
        return Character.toLowerCase(a) == Character.toLowerCase(b);
    }
}
