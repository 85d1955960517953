package ipc;

import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import ipc.contract.Client;
import ipc.contract.Connection;
import ipc.contract.ProcessLock;
import ipc.contract.ProcessMap;
import ipc.contract.ProcessQueue;
import ipc.contract.ProcessSemaphore;
import ipc.contract.ProcessValue;

/// A client whose proxies keep nothing but what names their things: each call is one request, and one answer.
///
/// Thread safety: the fields are final. A thread asks only while it holds `asking`, so that the answer is its own. Closing
/// does not take it, as the one who holds it may be waiting for an answer.
public final class ManagerClient implements Client {

    private final Connection manager;
    private final Object asking = new Object();

    /// Asks the manager at the other end of a connection.
    public ManagerClient(Connection manager) {
        this.manager = Objects.requireNonNull(manager);
    }

    @Override
    public ProcessLock lock(String name) {
        return new Held("lock", name, 1);
    }

    @Override
    public ProcessSemaphore semaphore(String name, int permits) {
        return new Held("semaphore", name, permits);
    }

    @Override
    public ProcessQueue queue(String name, int capacity) {
        return new Queue(name, capacity);
    }

    @Override
    public ProcessValue value(String name) {
        return new Value(name);
    }

    @Override
    public ProcessMap map(String name) {
        return new Table(name);
    }

    @Override
    public void close() throws IOException {
        manager.close();
    }

    private abstract class Proxy {
        private final List<String> address;

        Proxy(String kind, String name, int size) {
            if (size < 1) {
                throw new IllegalArgumentException("a " + kind + " of size " + size);
            }
            address = List.of(kind, name, "" + size);
        }

        /// @return what the manager answers, if it has anything to say
        final Optional<String> ask(String... words) throws IOException {
            var request = new ArrayList<>(address);
            request.addAll(List.of(words));
            var message = Words.message(request);
            synchronized (asking) {
                manager.send(message);
                var answer = manager.receive().orElseThrow(() -> new EOFException("the manager has gone"));
                return Words.of(answer).stream().findFirst();
            }
        }
    }

    /// A lock or a semaphore.
    private final class Held extends Proxy implements ProcessLock, ProcessSemaphore {

        Held(String kind, String name, int permits) {
            super(kind, name, permits);
        }

        @Override
        public void acquire() throws IOException {
            ask("acquire");
        }

        @Override
        public boolean tryAcquire() throws IOException {
            return ask("try").isPresent();
        }

        @Override
        public void release() throws IOException {
            ask("release").orElseThrow(() -> new IllegalStateException("this client does not hold it"));
        }
    }

    private final class Queue extends Proxy implements ProcessQueue {

        Queue(String name, int capacity) {
            super("queue", name, capacity);
        }

        @Override
        public void put(String element) throws IOException {
            ask("put", element);
        }

        @Override
        public String take() throws IOException {
            return ask("take").orElseThrow();
        }

        @Override
        public int size() throws IOException {
            return Integer.parseInt(ask("size").orElseThrow());
        }
    }

    private final class Value extends Proxy implements ProcessValue {

        Value(String name) {
            super("value", name, 1);
        }

        @Override
        public long get() throws IOException {
            return add(0);
        }

        @Override
        public void set(long value) throws IOException {
            ask("set", "" + value);
        }

        @Override
        public long add(long delta) throws IOException {
            return Long.parseLong(ask("add", "" + delta).orElseThrow());
        }
    }

    private final class Table extends Proxy implements ProcessMap {

        Table(String name) {
            super("map", name, 1);
        }

        @Override
        public Optional<String> get(String key) throws IOException {
            return ask("get", key);
        }

        @Override
        public Optional<String> put(String key, String value) throws IOException {
            return ask("put", key, value);
        }

        @Override
        public Optional<String> remove(String key) throws IOException {
            return ask("remove", key);
        }
    }
}
