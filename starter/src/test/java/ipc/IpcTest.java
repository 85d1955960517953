package ipc;

import org.junit.jupiter.api.Nested;

import ipc.checks.ConnectionChecks;
import ipc.checks.DeathChecks;
import ipc.checks.HoldingChecks;
import ipc.checks.ManagerChecks;
import ipc.checks.PollAndCloseChecks;
import ipc.checks.QueueChecks;
import ipc.checks.StreamChecks;
import ipc.checks.TogetherChecks;

/// The checks of the ipc assignment: run this class in your IDE, or one of its parts.
class IpcTest {

    @Nested
    class Messages extends ConnectionChecks {
    }

    @Nested
    class Streams extends StreamChecks {
    }

    @Nested
    class PollAndClose extends PollAndCloseChecks {
    }

    @Nested
    class Things extends ManagerChecks {
    }

    @Nested
    class Holding extends HoldingChecks {
    }

    @Nested
    class Queues extends QueueChecks {
    }

    @Nested
    class Death extends DeathChecks {
    }

    @Nested
    class Together extends TogetherChecks {
    }
}
