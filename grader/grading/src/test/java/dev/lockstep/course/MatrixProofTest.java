package dev.lockstep.course;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class MatrixProofTest {

    private static final String CONTRACT = "A lock is held by one thread.\n It is\nfair. Nobody owes it anything.";

    @TempDir
    Path folder;

    @Test
    void aMatrixThatIsCompleteHasNeitherErrorsNorHoles() {
        var proof = proof("""
                sentences:
                - says: A lock is held by one thread.
                  cases:
                  - {of: lock, when: two threads, check: excludes, wrong: lets-all-in}
                - says: It is fair.
                  cases:
                  - {of: lock, when: three threads, check: isFair, why: by luck alone}
                - says: Nobody owes it anything.
                  cases:
                  - {of: lock, when: ever, why: no promise}
                stays:
                  isFair: its title says what fairness is
                """);
        assertEquals(List.of(), proof.errors());
        assertEquals(List.of(), proof.holes());
    }

    @Test
    void whatIsClaimedAndNotSoIsAnError() {
        var proof = proof("""
                sentences:
                - says: A lock is blue.
                  cases:
                  - {of: lock, when: alone, check: isBlue, wrong: red}
                  - {of: lock, when: in company, check: isFair, wrong: lets-all-in}
                """);
        assertEquals(List.of("no contract says: A lock is blue.", "lock, alone: there is no check isBlue",
                "lock, alone: there is no wrong program red",
                "lock, in company: isFair is not failed by lets-all-in"), proof.errors());
    }

    @Test
    void aReasonForACheckThatNobodyDoubtsIsAnError() {
        var proof = proof("""
                stays:
                  excludes: it is the first one
                  isBlue: it is fun
                """);
        assertEquals(List.of("stays: nobody doubts excludes", "stays: there is no check isBlue"), proof.errors());
    }

    @Test
    void whatNobodyAsksIsAHole() {
        var proof = proof("""
                sentences:
                - says: A lock is held by one thread.
                  cases:
                  - {of: lock, when: two threads, check: excludes}
                  - {of: tryLock, when: two threads}
                """);
        assertEquals(List.of("nobody asks: It is fair.", "nobody asks: Nobody owes it anything.",
                "lock, two threads: no program, and no reason why",
                "tryLock, two threads: no check, and no reason why", "no sentence stands behind isFair",
                "isFair: nothing that it alone catches, no check that builds on it, and no reason why"),
                proof.holes());
    }

    @Test
    void aHeadingIsNoPartOfTheSentenceBelow() {
        var proof = new MatrixProof(new Matrix(List.of(), Map.of()), "A lock\n\nIt is fair.", Map.of(), Map.of());
        assertEquals(List.of("nobody asks: A lock", "nobody asks: It is fair."), proof.holes());
    }

    @Test
    void anUnknownKeyIsRefused() {
        var thrown = assertThrows(IllegalArgumentException.class, () -> proof("sentence: []"));
        assertTrue(String.valueOf(thrown.getMessage()).contains("matrix.yaml cannot be understood"));
    }

    private MatrixProof proof(String yaml) {
        try {
            var file = Files.writeString(folder.resolve("matrix.yaml"), yaml);
            return new MatrixProof(Matrix.read(file), CONTRACT, Map.of("excludes", "", "isFair", "excludes"),
                    Map.of("lets-all-in", Set.of("excludes")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
