package queues;

import org.junit.jupiter.api.Nested;

import queues.checks.QueueChecks;
import queues.checks.QueueHistoriesChecks;
import queues.checks.QueueMarksChecks;
import queues.checks.QueueWaitingChecks;
import queues.checks.WorklistChecks;

/// The checks of the queues assignment: run this class in your IDE, or one of its parts.
class QueuesTest {

    @Nested
    class Order extends QueueChecks {
    }

    @Nested
    class Waiting extends QueueWaitingChecks {
    }

    @Nested
    class Marks extends QueueMarksChecks {
    }

    @Nested
    class Histories extends QueueHistoriesChecks {
    }

    @Nested
    class Repaired extends WorklistChecks {
    }
}
