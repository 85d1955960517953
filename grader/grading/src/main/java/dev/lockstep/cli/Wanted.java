package dev.lockstep.cli;

import java.nio.file.Path;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.TypeConversionException;

/// A report that is asked for, as `FORMAT` or `FORMAT=FILE`.
record Wanted(ReportFormat format, @Nullable Path file) {

    static final Wanted CONSOLE = new Wanted(ReportFormat.CONSOLE, null);

    static Wanted parse(String text) {
        var parts = text.split("=", 2);
        var format = Arrays.stream(ReportFormat.values()).filter(it -> it.toString().equals(parts[0])).findFirst()
                .orElseThrow(() -> new TypeConversionException(
                        "there is no " + parts[0] + ", " + ReportFormat.advice(parts[0])));
        if (parts.length == 1) {
            return new Wanted(format, null);
        }
        if (parts[1].isBlank()) {
            throw new TypeConversionException(text + " names no file, write " + format + "=FILE.");
        }
        return new Wanted(format, Path.of(parts[1]));
    }
}
