package producerconsumer;

import org.junit.jupiter.api.Nested;

import producerconsumer.checks.ChannelChecks;
import producerconsumer.checks.ChannelHistoriesChecks;
import producerconsumer.checks.ChannelInterruptChecks;
import producerconsumer.checks.ChannelWaitingChecks;
import producerconsumer.checks.PipelineChecks;
import producerconsumer.checks.PipelineClosingChecks;
import producerconsumer.checks.PipelineFailureChecks;
import producerconsumer.checks.PipelineRunChecks;

/// The checks of the producerconsumer assignment: run this class in your IDE, or one of its parts.
class ProducerConsumerTest {

    @Nested
    class AtOneEnd extends ChannelChecks {
    }

    @Nested
    class Waiting extends ChannelWaitingChecks {
    }

    @Nested
    class Interrupts extends ChannelInterruptChecks {
    }

    @Nested
    class Histories extends ChannelHistoriesChecks {
    }

    @Nested
    class Through extends PipelineChecks {
    }

    @Nested
    class Run extends PipelineRunChecks {
    }

    @Nested
    class Closing extends PipelineClosingChecks {
    }

    @Nested
    class Failures extends PipelineFailureChecks {
    }
}
