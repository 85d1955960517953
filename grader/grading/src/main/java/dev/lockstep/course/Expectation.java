package dev.lockstep.course;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.lockstep.verdict.FindingRegistry;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/// What a known-wrong program must come to: its `expect.yaml`.
///
/// @param bug what is wrong with it, in a few words
/// @param fails the code of the finding by the id of each check that fails when all are run, the principal one first
/// @param blame whether the principal finding names a line of the bug, or another one
/// @param rejected the code with which the whole topic is turned down before any check; empty for most
record Expectation(String bug, Map<String, String> fails, Blame blame, String rejected) {

    /// Which line the principal finding names.
    enum Blame {
        BUG,
        ELSEWHERE
    }

    /// As the file has it: what is left out is null.
    private record Document(@Nullable String bug, @Nullable Map<String, String> fails,
            @Nullable Blame blame, @Nullable String rejected) {}

    Expectation {
        fails = Collections.unmodifiableMap(new LinkedHashMap<>(fails));
        if (bug.isBlank()) {
            throw new IllegalArgumentException("expect.yaml does not say what the bug is: add bug: TEXT");
        }
        if (fails.isEmpty() == rejected.isEmpty()) {
            throw new IllegalArgumentException(
                    "expect.yaml names no check that fails: add fails: with lines CHECK: CODE, or else rejected: CODE");
        }
    }

    /// Reads the file.
    ///
    /// @throws IllegalArgumentException if it is not as it should be; the message says what and where
    static Expectation read(Path file) {
        try {
            return of(Yaml.MAPPER.readValue(Files.readString(file), Document.class));
        } catch (IOException e) {
            throw new IllegalArgumentException("expect.yaml cannot be read: every wrong program has one", e);
        } catch (UnrecognizedPropertyException e) {
            throw new IllegalArgumentException(
                    "expect.yaml has the unknown key %s: known are bug, fails, blame, rejected"
                            .formatted(e.getPropertyName()),
                    e);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("expect.yaml cannot be understood: " + e.getOriginalMessage(), e);
        }
    }

    private static Expectation of(@Nullable Document document) {
        if (document == null) {
            throw new IllegalArgumentException("expect.yaml is empty: add bug: and fails:");
        }
        return new Expectation(orEmpty(document.bug()), document.fails() == null ? Map.of() : document.fails(),
                document.blame() == null ? Blame.BUG : document.blame(),
                orEmpty(document.rejected()));
    }

    /// The same, if these findings are known.
    ///
    /// @throws IllegalArgumentException if one is not; the message says which
    Expectation of(FindingRegistry findings) {
        Stream.concat(fails.values().stream(), Stream.of(rejected)).filter(code -> !code.isEmpty())
                .filter(code -> findings.of(code).isEmpty()).findFirst().ifPresent(code -> {
                    throw new IllegalArgumentException("expect.yaml names the finding '%s', which nobody knows: %s"
                            .formatted(code, CourseFindings.advice(code, findings)));
                });
        return this;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /// What the program leaves unproved, one sentence each.
    List<String> holes() {
        return switch (blame) {
            case BUG -> List.of();
            case ELSEWHERE -> List.of(principal() + " names a line that is not the bug's");
        };
    }

    /// The check whose finding shows the bug best; empty where none is run.
    String principal() {
        return fails.keySet().stream().findFirst().orElse("");
    }
}
