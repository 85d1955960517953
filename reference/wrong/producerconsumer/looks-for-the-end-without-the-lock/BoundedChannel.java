package producerconsumer;

import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;

import producerconsumer.contract.Channel;
import producerconsumer.contract.Closed;

/// A channel from one monitor.
///
/// Threads wait for three things in this monitor: room, an element, and the end. Each change wakes all of them, and each
/// looks for itself whether it may go on, so no wake-up can be lost.
///
/// Thread safety: `elements` and `closed` are read and written only by threads that hold this object's monitor; the
/// capacity is final. While the monitor is free, there are at most `capacity` elements, and none comes once it is closed.
///
/// @param <E> the elements
public final class BoundedChannel<E> implements Channel<E> {

    private final Queue<E> elements = new ArrayDeque<>();
    private final int capacity;
    private volatile boolean closed;

    /// Empty at first, and open.
    public BoundedChannel(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("a channel cannot have room for " + capacity);
        }
        this.capacity = capacity;
    }

    @Override
    public void put(E element) throws InterruptedException {
        Objects.requireNonNull(element);
        requireNoInterrupt();
        if (closed) { // BUG
            throw new Closed();
        }
        synchronized (this) {
            while (elements.size() == capacity) {
                if (closed) {
                    throw new Closed();
                }
                wait();
            }
            elements.add(element); // BUG
            notifyAll();
        }
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
