package dev.lockstep.cli;

import java.io.Console;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import dev.lockstep.controller.Controller;
import dev.lockstep.controller.Settings;
import dev.lockstep.report.Glyphs;
import dev.lockstep.report.Look;
import dev.lockstep.report.Palette;
import dev.lockstep.report.ProgressLine;

/// All that the command line knows of the world outside of it; a seam for tests.
///
/// @param out where results go
/// @param err where everything else goes
/// @param terminals which of the two are a terminal
/// @param assignments the folder of the assignments, if the launcher named it
/// @param workers opens a controller
record Surroundings(PrintStream out, PrintStream err, Terminals terminals, Map<String, String> environment,
        Optional<Path> assignments, Function<Settings, Controller> workers) {

    private static final int DEFAULT_WIDTH = 100;

    /// Which outputs are a terminal.
    record Terminals(boolean out, boolean err) {

        /// The launcher says so with `-Dlockstep.terminals=`, the numbers of the streams that are (`1`, `2`, `12`);
        /// else the JVM is asked, which knows of standard input and output together only.
        static Terminals detect() {
            var told = System.getProperty("lockstep.terminals");
            if (told != null) {
                return new Terminals(told.contains("1"), told.contains("2"));
            }
            var both = Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
            return new Terminals(both, both);
        }
    }

    /// This process.
    static Surroundings real() {
        return new Surroundings(System.out, System.err, Terminals.detect(), System.getenv(),
                Optional.ofNullable(System.getProperty("lockstep.assignments")).map(Path::of), Controller::open);
    }

    /// How what goes to `out` looks.
    Look look() {
        return look(out, terminals.out());
    }

    private Look look(PrintStream stream, boolean terminal) {
        return new Look(Palette.forTerminal(terminal, environment), Glyphs.forCharset(stream.charset()), width());
    }

    /// A line that says how far the grading is, where somebody can see it.
    ProgressLine progress() {
        return terminals.err() ? ProgressLine.on(err, look(err, true)) : ProgressLine.in(err);
    }

    /// The launcher knows the width of the terminal; a shell that exports it does, too.
    private int width() {
        var told = System.getProperty("lockstep.columns", environment.getOrDefault("COLUMNS", ""));
        return told.matches("[1-9][0-9]{1,3}") ? Integer.parseInt(told) : DEFAULT_WIDTH;
    }

    /// A word to whoever started the command.
    void say(String text) {
        err.println(text);
        err.flush();
    }
}
