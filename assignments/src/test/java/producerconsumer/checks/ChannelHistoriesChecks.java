package producerconsumer.checks;

import java.util.Optional;

import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;

import dev.lockstep.api.Check;
import dev.lockstep.api.Histories;
import dev.lockstep.api.Linearizable;
import dev.lockstep.api.Submission;
import dev.lockstep.api.Topic;
import producerconsumer.contract.Channel;
import producerconsumer.model.ChannelModel;
import producerconsumer.model.FullChannelModel;

/// Concurrent calls are answered as if they came one after the other, whatever is in the channel.
@Topic("producerconsumer")
public class ChannelHistoriesChecks {

    @Check(points = 3, title = "answers concurrent calls of an empty channel as if they came one after the other",
            needs = "waitsForElement",
            hint = "Does a step lie between the look at the channel and its change, that another thread could come into?")
    @Linearizable(schedules = 600)
    void emptyIsLinearizable(Histories histories) {
        histories.areExplainedBy(ChannelModel.class, EmptyOperations.class);
    }

    @Check(points = 2, title = "answers concurrent calls of a full channel as if they came one after the other",
            needs = "waitsForRoom",
            hint = "Does a step lie between the look at the channel and its change, that another thread could come into?")
    @Linearizable(schedules = 600)
    void fullIsLinearizable(Histories histories) {
        histories.areExplainedBy(FullChannelModel.class, FullOperations.class);
    }

    /// What histories are made of, whatever is in the channel at first.
    public abstract static class Operations {

        private final Channel<Integer> channel;

        Operations(Channel<Integer> channel) {
            this.channel = channel;
        }

        @Operation(blocking = true)
        public void put(@Param(gen = IntGen.class, conf = "3:4") int element) throws InterruptedException {
            channel.put(element);
        }

        @Operation(blocking = true)
        public Optional<Integer> take() throws InterruptedException {
            return channel.take();
        }

        @Operation
        public void close() {
            channel.close();
        }
    }

    /// With room for one, and nothing in it.
    public static class EmptyOperations extends Operations {

        /// An empty channel.
        public EmptyOperations() {
            super(Channels.channel(Submission.current(), 1));
        }
    }

    /// With room for two, and two in it.
    public static class FullOperations extends Operations {

        /// Puts in what the model begins with.
        public FullOperations() throws InterruptedException {
            super(Channels.full(Submission.current(), 1, 2));
        }
    }
}
