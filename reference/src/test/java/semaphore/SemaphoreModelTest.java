package semaphore;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import semaphore.contract.Semaphore;
import semaphore.model.SemaphoreModel;

import static org.junit.jupiter.api.Assertions.assertEquals;

class SemaphoreModelTest {

    private static final int LENGTH = 6;

    private enum Operation {
        TRY_ACQUIRE,
        RELEASE_ONE,
        RELEASE_TWO,
        AVAILABLE_PERMITS
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void modelAndReferenceAnswerAlikeOnAllShortSequences(boolean fair) {
        for (var bound = 1; bound <= 3; bound++) {
            compare(bound, fair, List.of());
        }
    }

    private static void compare(int bound, boolean fair, List<Operation> sequence) {
        var model = new SemaphoreModel(bound);
        var reference = new BoundedSemaphore(bound, fair);
        for (var operation : sequence) {
            assertEquals(onModel(model, operation), onReference(reference, operation),
                    () -> operation + " in " + sequence + " with a bound of " + bound);
        }
        if (sequence.size() < LENGTH) {
            for (var next : Operation.values()) {
                var longer = new ArrayList<>(sequence);
                longer.add(next);
                compare(bound, fair, longer);
            }
        }
    }

    private static Object onModel(SemaphoreModel model, Operation operation) {
        return switch (operation) {
            case TRY_ACQUIRE -> model.tryAcquire();
            case RELEASE_ONE -> answer(() -> model.release(1));
            case RELEASE_TWO -> answer(() -> model.release(2));
            case AVAILABLE_PERMITS -> model.availablePermits();
        };
    }

    private static Object onReference(Semaphore reference, Operation operation) {
        return switch (operation) {
            case TRY_ACQUIRE -> reference.tryAcquire();
            case RELEASE_ONE -> answer(() -> reference.release(1));
            case RELEASE_TWO -> answer(() -> reference.release(2));
            case AVAILABLE_PERMITS -> reference.availablePermits();
        };
    }

    private static Object answer(Runnable operation) {
        try {
            operation.run();
            return "done";
        } catch (IllegalStateException e) {
            return e.getClass();
        }
    }
}
