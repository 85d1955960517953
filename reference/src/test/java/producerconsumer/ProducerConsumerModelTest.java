package producerconsumer;

import java.util.List;
import java.util.concurrent.Callable;

import org.junit.jupiter.api.Test;

import course.Sequences;
import dev.lockstep.api.WouldBlock;
import producerconsumer.contract.Channel;
import producerconsumer.contract.Closed;
import producerconsumer.model.ChannelModel;
import producerconsumer.model.FullChannelModel;

import static org.junit.jupiter.api.Assertions.assertEquals;

class ProducerConsumerModelTest {

    private static final int LENGTH = 6;

    private enum Operation {
        PUT_ONE,
        PUT_TWO,
        TAKE,
        CLOSE
    }

    @Test
    void channelAndModelAnswerAlikeOnAllShortSequences() throws Exception {
        for (var sequence : Sequences.of(List.of(Operation.values()), LENGTH)) {
            compare(new ChannelModel(), new BoundedChannel<>(1), sequence);
            var full = new BoundedChannel<Integer>(2);
            full.put(1);
            full.put(2);
            compare(new FullChannelModel(), full, sequence);
        }
    }

    /// Up to where a call would wait.
    private static void compare(ChannelModel model, Channel<Integer> channel, List<Operation> sequence)
            throws Exception {
        for (var operation : sequence) {
            Object answer;
            try {
                answer = answer(() -> onModel(model, operation));
            } catch (WouldBlock _) {
                return;
            }
            assertEquals(answer, answer(() -> onChannel(channel, operation)), () -> operation + " in " + sequence);
        }
    }

    private static Object onModel(ChannelModel model, Operation operation) {
        switch (operation) {
            case PUT_ONE, PUT_TWO -> model.put(operation.ordinal());
            case TAKE -> {
                return model.take();
            }
            case CLOSE -> model.close();
        }
        return operation;
    }

    private static Object onChannel(Channel<Integer> channel, Operation operation) throws InterruptedException {
        switch (operation) {
            case PUT_ONE, PUT_TWO -> channel.put(operation.ordinal());
            case TAKE -> {
                return channel.take();
            }
            case CLOSE -> channel.close();
        }
        return operation;
    }

    private static Object answer(Callable<Object> operation) throws Exception {
        try {
            return operation.call();
        } catch (Closed closed) {
            return closed.getClass();
        }
    }
}
