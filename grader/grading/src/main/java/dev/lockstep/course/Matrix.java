package dev.lockstep.course;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;

/// Which check asks for which sentence of a contract: a topic's `matrix.yaml`.
///
/// @param sentences what the contracts say, each with the cases in which it is asked for
/// @param stays by the id of a check, why it is there although it catches no wrong program alone and none builds on it
record Matrix(List<Sentence> sentences, Map<String, String> stays) {

    /// A sentence, or a part of one, as the contract has it.
    record Sentence(String says, List<Case> cases) {
        Sentence {
            cases = cases == null ? List.of() : List.copyOf(cases);
        }
    }

    /// A method of a class under a disturbance.
    ///
    /// @param of the method
    /// @param when the disturbance
    /// @param check the check that asks; null where none does
    /// @param wrong the wrong program that the check is failed by; null where there is none
    /// @param why why there is no check or no program; null where there are both
    record Case(String of, String when, @Nullable String check, @Nullable String wrong, @Nullable String why) {

        @Override
        public String toString() {
            return of + ", " + when;
        }
    }

    Matrix {
        sentences = sentences == null ? List.of() : List.copyOf(sentences);
        stays = stays == null ? Map.of() : Map.copyOf(stays);
    }

    /// Reads the file.
    ///
    /// @throws IllegalArgumentException if it cannot be read or understood; the message says what and where
    static Matrix read(Path file) {
        try {
            return Yaml.MAPPER.readValue(Files.readString(file), Matrix.class);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read", e);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(file + " cannot be understood: " + e.getOriginalMessage(), e);
        }
    }
}
