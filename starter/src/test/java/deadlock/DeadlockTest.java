package deadlock;

import org.junit.jupiter.api.Nested;

import deadlock.checks.BankChecks;
import deadlock.checks.BankTransfersChecks;
import deadlock.checks.PhilosophersChecks;
import deadlock.checks.ResourceChecks;
import deadlock.checks.ResourceWaitingChecks;

/// The checks of the deadlock assignment: run this class in your IDE, or one of its parts.
class DeadlockTest {

    @Nested
    class Rules extends BankChecks {
    }

    @Nested
    class Transfers extends BankTransfersChecks {
    }

    @Nested
    class Philosophers extends PhilosophersChecks {
    }

    @Nested
    class Loans extends ResourceChecks {
    }

    @Nested
    class Waiting extends ResourceWaitingChecks {
    }
}
