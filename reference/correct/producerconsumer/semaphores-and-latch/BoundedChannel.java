package producerconsumer;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;

import producerconsumer.contract.Channel;
import producerconsumer.contract.Closed;

/// Three semaphores: places, elements, and a mutex. A pill ends the channel; whoever gets it puts it back for the next one.
public class BoundedChannel<E> implements Channel<E> {
    private static final Object PILL = new Object();

    private final Semaphore places;
    private final Semaphore filled = new Semaphore(0);
    private final Semaphore mutex = new Semaphore(1);
    private final Deque<Object> buffer = new ArrayDeque<>();
    private boolean closed;

    public BoundedChannel(int capacity) {
        if (capacity <= 0) {
            throw new IllegalArgumentException("no room: " + capacity);
        }
        places = new Semaphore(capacity);
    }

    @Override
    public void put(E element) throws InterruptedException {
        Objects.requireNonNull(element);
        places.acquire();
        mutex.acquireUninterruptibly();
        if (closed) {
            mutex.release();
            places.release(); // the next one who waits is to learn of it, too
            throw new Closed();
        }
        buffer.addLast(element);
        mutex.release();
        filled.release();
    }

    @Override
    @SuppressWarnings("unchecked")
    public Optional<E> take() throws InterruptedException {
        filled.acquire();
        mutex.acquireUninterruptibly();
        Object first = buffer.removeFirst();
        if (first == PILL) {
            buffer.addFirst(PILL);
            mutex.release();
            filled.release();
            return Optional.empty();
        }
        mutex.release();
        places.release();
        return Optional.of((E) first);
    }

    @Override
    public void close() {
        mutex.acquireUninterruptibly();
        boolean first = !closed;
        closed = true;
        if (first) {
            buffer.addLast(PILL);
        }
        mutex.release();
        if (first) {
            filled.release();
            places.release();
        }
    }
}
