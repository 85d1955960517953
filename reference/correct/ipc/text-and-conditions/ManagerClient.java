package ipc;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

import ipc.contract.Client;
import ipc.contract.Connection;
import ipc.contract.ProcessLock;
import ipc.contract.ProcessMap;
import ipc.contract.ProcessQueue;
import ipc.contract.ProcessSemaphore;
import ipc.contract.ProcessValue;

/// A client that asks in lines of text.
///
/// Thread safety: one thread at a time asks and waits for its answer, under the lock.
public final class ManagerClient implements Client {

    private final Connection manager;
    private final ReentrantLock turn = new ReentrantLock();

    /// Asks the manager at the other end.
    public ManagerClient(Connection manager) {
        this.manager = manager;
    }

    private List<String> ask(Object... words) throws IOException {
        var request = new ArrayList<String>();
        for (var word : words) {
            request.add(Objects.requireNonNull(word).toString());
        }
        turn.lock();
        try {
            manager.send(Words.message(request));
            var answer = manager.receive();
            if (answer.isEmpty()) {
                throw new IOException("no manager");
            }
            return Words.of(answer.get());
        } finally {
            turn.unlock();
        }
    }

    @Override
    public ProcessLock lock(String name) {
        Objects.requireNonNull(name);
        return new ProcessLock() {
            @Override
            public void acquire() throws IOException {
                ask("lock", name, 1, "acquire");
            }

            @Override
            public boolean tryAcquire() throws IOException {
                return !ask("lock", name, 1, "try").isEmpty();
            }

            @Override
            public void release() throws IOException {
                if (ask("lock", name, 1, "release").isEmpty()) {
                    throw new IllegalStateException("lock " + name + " is not held by this client");
                }
            }
        };
    }

    private static void requirePositive(int number) {
        if (number < 1) {
            throw new IllegalArgumentException("less than one: " + number);
        }
    }

    @Override
    public ProcessSemaphore semaphore(String name, int permits) {
        Objects.requireNonNull(name);
        requirePositive(permits);
        return new ProcessSemaphore() {
            @Override
            public void acquire() throws IOException {
                ask("semaphore", name, permits, "acquire");
            }

            @Override
            public boolean tryAcquire() throws IOException {
                return !ask("semaphore", name, permits, "try").isEmpty();
            }

            @Override
            public void release() throws IOException {
                if (ask("semaphore", name, permits, "release").isEmpty()) {
                    throw new IllegalStateException("no permit of " + name);
                }
            }
        };
    }

    @Override
    public ProcessQueue queue(String name, int capacity) {
        Objects.requireNonNull(name);
        requirePositive(capacity);
        return new ProcessQueue() {
            @Override
            public void put(String element) throws IOException {
                ask("queue", name, capacity, "put", element);
            }

            @Override
            public String take() throws IOException {
                return ask("queue", name, capacity, "take").getFirst();
            }

            @Override
            public int size() throws IOException {
                return Integer.parseInt(ask("queue", name, capacity, "size").getFirst());
            }
        };
    }

    @Override
    public ProcessValue value(String name) {
        Objects.requireNonNull(name);
        return new ProcessValue() {
            @Override
            public long get() throws IOException {
                return add(0);
            }

            @Override
            public void set(long value) throws IOException {
                ask("value", name, 1, "set", value);
            }

            @Override
            public long add(long delta) throws IOException {
                return Long.parseLong(ask("value", name, 1, "add", delta).getFirst());
            }
        };
    }

    @Override
    public ProcessMap map(String name) {
        Objects.requireNonNull(name);
        return new ProcessMap() {
            @Override
            public Optional<String> get(String key) throws IOException {
                return ask("map", name, 1, "get", key).stream().findFirst();
            }

            @Override
            public Optional<String> put(String key, String value) throws IOException {
                return ask("map", name, 1, "put", key, value).stream().findFirst();
            }

            @Override
            public Optional<String> remove(String key) throws IOException {
                return ask("map", name, 1, "remove", key).stream().findFirst();
            }
        };
    }

    @Override
    public void close() throws IOException {
        manager.close();
    }
}
