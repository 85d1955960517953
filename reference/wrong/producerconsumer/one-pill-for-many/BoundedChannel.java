package producerconsumer;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;

import producerconsumer.contract.Channel;
import producerconsumer.contract.Closed;

public class BoundedChannel<E> implements Channel<E> {
    private static final Object PILL = new Object();

    private final Deque<Object> elements = new ArrayDeque<>();
    private final int capacity;
    private boolean closed;

    public BoundedChannel(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity: " + capacity);
        }
        this.capacity = capacity;
    }

    @Override
    public synchronized void put(E element) throws InterruptedException {
        Objects.requireNonNull(element);
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        while (elements.size() == capacity && !closed) {
            wait();
        }
        if (closed) {
            throw new Closed();
        }
        elements.add(element);
        notifyAll();
    }

    @Override
    @SuppressWarnings("unchecked")
    public synchronized Optional<E> take() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        while (elements.isEmpty()) {
            wait();
        }
        Object first = elements.remove(); // BUG
        notifyAll();
        return first == PILL ? Optional.empty() : Optional.of((E) first); // BUG
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            elements.add(PILL);
            notifyAll();
        }
    }
}
