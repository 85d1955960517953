package dev.lockstep.cli;

import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// How a result is written.
enum Format {
    /// For a person.
    CONSOLE,
    /// For a program.
    JSON;

    /// A program expects UTF-8 anywhere; a person reads what the terminal shows.
    Charset charset(PrintStream stream) {
        return switch (this) {
            case CONSOLE -> stream.charset();
            case JSON -> StandardCharsets.UTF_8;
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
