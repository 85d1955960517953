package dev.lockstep.report;

import java.util.regex.Pattern;

/// One word of a command that a person copies into a shell.
public final class ShellWord {

    private static final Pattern PLAIN = Pattern.compile("[\\w./:@%+=,-]+");

    private ShellWord() {}

    /// The word, quoted where a shell would take it apart.
    public static String of(String word) {
        var legible = Legible.line(word, 4_000);
        return PLAIN.matcher(legible).matches() ? legible : "'" + legible.replace("'", "'\\''") + "'";
    }
}
