package ipc;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

import org.junit.jupiter.api.Test;

import course.Sequences;
import dev.lockstep.api.WouldBlock;
import ipc.contract.Client;
import ipc.contract.Connection;
import ipc.model.ManagerModel;

import static org.junit.jupiter.api.Assertions.assertEquals;

class IpcModelTest {

    private static final int LENGTH = 4;

    private enum Operation {
        ADD,
        SET,
        PUT,
        TAKE
    }

    /// An end of a connection for one client, which never dies.
    private record Queues(BlockingQueue<byte[]> in, BlockingQueue<byte[]> out) implements Connection {

        @Override
        public void send(byte[] message) {
            out.add(message);
        }

        @Override
        public Optional<byte[]> receive() throws IOException {
            try {
                return Optional.of(in.take()).filter(message -> message.length > 0);
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }

        @Override
        public boolean poll(Duration timeout) {
            return !in.isEmpty();
        }

        /// The end is told by what is no request.
        @Override
        public void close() {
            out.add(new byte[0]);
        }
    }

    @Test
    void managerAndModelAnswerAlikeOnAllShortSequences() throws Exception {
        for (var sequence : Sequences.of(List.of(Operation.values()), LENGTH)) {
            var there = new LinkedBlockingQueue<byte[]>();
            var back = new LinkedBlockingQueue<byte[]>();
            var serving = Thread.ofVirtual().start(() -> new ResourceManager().serve(new Queues(there, back)));
            try (var client = new ManagerClient(new Queues(back, there))) {
                compare(new ManagerModel(), client, sequence);
            }
            serving.join();
        }
    }

    /// Up to where a call would wait.
    private static void compare(ManagerModel model, Client client, List<Operation> sequence) throws Exception {
        for (var operation : sequence) {
            Object answer;
            try {
                answer = onModel(model, operation);
            } catch (WouldBlock _) {
                return;
            }
            assertEquals(answer, onClient(client, operation), () -> operation + " in " + sequence);
        }
    }

    private static Object onModel(ManagerModel model, Operation operation) {
        switch (operation) {
            case ADD -> {
                return model.add(2);
            }
            case SET -> model.set(7);
            case PUT -> model.put(1);
            case TAKE -> {
                return model.take();
            }
        }
        return operation;
    }

    private static Object onClient(Client client, Operation operation) throws IOException {
        switch (operation) {
            case ADD -> {
                return client.value("value").add(2);
            }
            case SET -> client.value("value").set(7);
            case PUT -> client.queue("queue", 1).put("1");
            case TAKE -> {
                return client.queue("queue", 1).take();
            }
        }
        return operation;
    }
}
