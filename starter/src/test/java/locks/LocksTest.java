package locks;

import org.junit.jupiter.api.Nested;

import locks.checks.LockRulesChecks;
import locks.checks.ReentrantMutexChecks;
import locks.checks.SharedCounterChecks;
import locks.checks.SpinLockChecks;
import locks.checks.TicketLockChecks;

/// The checks of the locks assignment: run this class in your IDE, or one of its parts.
class LocksTest {

    @Nested
    class Spin extends SpinLockChecks {}

    @Nested
    class Ticket extends TicketLockChecks {}

    @Nested
    class Reentrant extends ReentrantMutexChecks {}

    @Nested
    class Shared extends SharedCounterChecks {}

    @Nested
    class Rules extends LockRulesChecks {}
}
