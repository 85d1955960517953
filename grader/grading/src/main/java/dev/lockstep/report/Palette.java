package dev.lockstep.report;

import java.util.Map;

/// Whether a console report is coloured.
public enum Palette {
    /// No colour: text as it is.
    PLAIN {
        @Override
        String paint(Ink ink, String text) {
            return text;
        }
    },

    /// The eight colours that every terminal has, by ANSI escape sequences.
    ANSI {
        @Override
        String paint(Ink ink, String text) {
            return ink.ansi().isEmpty() || text.isBlank() ? text : "\u001b[" + ink.ansi() + "m" + text + "\u001b[0m";
        }
    };

    abstract String paint(Ink ink, String text);

    /// The palette for an output: colours only on a terminal that has them, and never where `NO_COLOR` is set
    /// (no-color.org).
    ///
    /// @param environment the environment variables of the process
    public static Palette forTerminal(boolean isTerminal, Map<String, String> environment) {
        var refused = !environment.getOrDefault("NO_COLOR", "").isEmpty();
        var dumb = environment.getOrDefault("TERM", "").equals("dumb");
        return isTerminal && !refused && !dumb ? ANSI : PLAIN;
    }
}
