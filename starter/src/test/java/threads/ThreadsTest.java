package threads;

import org.junit.jupiter.api.Nested;

import threads.checks.TeamAliveChecks;
import threads.checks.TeamFailureChecks;
import threads.checks.TeamJoinChecks;
import threads.checks.TeamStartChecks;
import threads.checks.TeamTimeoutChecks;

/// The checks of the threads assignment: run this class in your IDE, or one of its parts.
class ThreadsTest {

    @Nested
    class Starting extends TeamStartChecks {
    }

    @Nested
    class Living extends TeamAliveChecks {
    }

    @Nested
    class Joining extends TeamJoinChecks {
    }

    @Nested
    class Failing extends TeamFailureChecks {
    }

    @Nested
    class GivingUp extends TeamTimeoutChecks {
    }
}
