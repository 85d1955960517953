package pools;

import org.junit.jupiter.api.Nested;

import pools.checks.CallbackChecks;
import pools.checks.ClosingChecks;
import pools.checks.InterruptChecks;
import pools.checks.MapChecks;
import pools.checks.NestedChecks;
import pools.checks.ProcessPoolChecks;
import pools.checks.ResultChecks;
import pools.checks.TerminationChecks;
import pools.checks.WorkerChecks;

/// The checks of the pools assignment: run this class in your IDE, or one of its parts.
class PoolsTest {

    @Nested
    class Results extends ResultChecks {
    }

    @Nested
    class Callbacks extends CallbackChecks {
    }

    @Nested
    class Workers extends WorkerChecks {
    }

    @Nested
    class Maps extends MapChecks {
    }

    @Nested
    class TasksThatWait extends NestedChecks {
    }

    @Nested
    class Interrupts extends InterruptChecks {
    }

    @Nested
    class Closing extends ClosingChecks {
    }

    @Nested
    class Termination extends TerminationChecks {
    }

    @Nested
    class Processes extends ProcessPoolChecks {
    }
}
