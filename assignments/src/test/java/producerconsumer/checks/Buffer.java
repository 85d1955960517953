package producerconsumer.checks;

import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;

import producerconsumer.contract.Channel;
import producerconsumer.contract.Closed;

/// A correct channel, so that a mistake in the submission's own costs nothing of its pipeline. Every check of a pipeline
/// hands one over, so that its class tells nobody which check it is in.
///
/// Thread safety: all fields are read and written only by threads that hold this object's monitor.
final class Buffer<E> implements Channel<E> {

    private final Queue<E> elements = new ArrayDeque<>();
    private final int capacity;
    private boolean closed;

    Buffer(int capacity) {
        this.capacity = capacity;
    }

    @Override
    public synchronized void put(E element) throws InterruptedException {
        Objects.requireNonNull(element);
        requireNoInterrupt();
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
    public synchronized Optional<E> take() throws InterruptedException {
        requireNoInterrupt();
        while (elements.isEmpty() && !closed) {
            wait();
        }
        var first = Optional.ofNullable(elements.poll());
        notifyAll();
        return first;
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }

    private static void requireNoInterrupt() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }
}
