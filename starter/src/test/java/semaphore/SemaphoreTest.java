package semaphore;

import org.junit.jupiter.api.Nested;

import semaphore.checks.SemaphoreChecks;
import semaphore.checks.SemaphoreFairnessChecks;
import semaphore.checks.SemaphoreWaitingChecks;

/// The checks of the semaphore assignment: run this class in your IDE, or one of its parts.
class SemaphoreTest {

    @Nested
    class Permits extends SemaphoreChecks {
    }

    @Nested
    class Waiting extends SemaphoreWaitingChecks {
    }

    @Nested
    class Fairness extends SemaphoreFairnessChecks {
    }
}
