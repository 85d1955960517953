package dev.lockstep.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.IntSupplier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadedSubmissionTest {

    private static final String TOPIC = "dev.lockstep.worker";

    private final LoadedSubmission submission = new LoadedSubmission(TOPIC, getClass().getClassLoader());

    /// As a student would write it.
    public static class Fit implements IntSupplier {
        private final int value;

        /// The constructor that the contract states.
        public Fit(int value) {
            this.value = value;
        }

        @Override
        public int getAsInt() {
            return value;
        }
    }

    /// Refuses null, as a contract may want it.
    public static class Careful extends Fit {
        /// Takes no null.
        public Careful(Runnable action) {
            super(action.hashCode());
        }
    }

    /// There is nothing to make.
    public abstract static class Abstract implements IntSupplier {}

    static class Hidden {}

    /// Throws.
    public static class Throwing extends Fit {
        /// Throws.
        public Throwing() {
            super(0);
            throw new IllegalArgumentException("no");
        }
    }

    @Test
    void anObjectIsMadeByTheNameAndConstructorThatTheContractStates() {
        assertEquals(7, submission.create(IntSupplier.class, "LoadedSubmissionTest$Fit", 7).getAsInt());
    }

    @Test
    void whatTheConstructorThrowsIsThrownOn() {
        assertThrows(IllegalArgumentException.class,
                () -> submission.create(IntSupplier.class, "LoadedSubmissionTest$Throwing"));
    }

    @Test
    void nullIsAnArgumentOfAnyTypeButAPrimitiveOne() {
        assertThrows(NullPointerException.class, () -> create("LoadedSubmissionTest$Careful"));
        var unfit = assertThrows(UnfitSubmission.class, () -> create("LoadedSubmissionTest$Fit"));
        assertTrue(String.valueOf(unfit.getMessage()).contains("has no public constructor (null)"), unfit.getMessage());
    }

    private IntSupplier create(String className) {
        return submission.create(IntSupplier.class, className, new Object[]{null});
    }

    @ParameterizedTest
    @CsvSource({"class-missing, Nowhere", "class-not-public, LoadedSubmissionTest$Hidden",
            "class-abstract, LoadedSubmissionTest$Abstract", "constructor-missing, LoadedSubmissionTest$Fit",
            "contract-not-implemented, SubmissionWithoutContract"})
    void whatDoesNotFitIsNamed(String code, String className) {
        var unfit = assertThrows(UnfitSubmission.class, () -> submission.create(IntSupplier.class, className));
        assertEquals(code, unfit.lack().code());
        assertTrue(String.valueOf(unfit.getMessage()).contains(TOPIC), unfit.getMessage());
    }
}
