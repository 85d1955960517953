package producerconsumer;

import java.util.LinkedList;
import java.util.Optional;

import producerconsumer.contract.Channel;
import producerconsumer.contract.Closed;

/// Pill and flag are set in one critical section, so nothing can come behind the pill. The pill does not count as an element.
public class BoundedChannel<E> implements Channel<E> {
    private final LinkedList<Runnable> queue = new LinkedList<>();
    private static final Runnable PILL = () -> {
    };
    private final Object monitor = new Object();
    private final int capacity;
    private boolean closed;

    private final class Box implements Runnable {
        final E content;

        Box(E content) {
            this.content = content;
        }

        @Override
        public void run() {
        }
    }

    public BoundedChannel(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity must be positive");
        }
        this.capacity = capacity;
    }

    @Override
    public void put(E element) throws InterruptedException {
        if (element == null) {
            throw new NullPointerException();
        }
        refuseInterrupted();
        synchronized (monitor) {
            while (!closed && queue.size() >= capacity) {
                monitor.wait();
            }
            if (closed) {
                throw new Closed();
            }
            queue.add(new Box(element));
            monitor.notifyAll();
        }
    }

    @Override
    @SuppressWarnings("unchecked")
    public Optional<E> take() throws InterruptedException {
        refuseInterrupted();
        synchronized (monitor) {
            while (queue.isEmpty()) {
                monitor.wait();
            }
            if (queue.peek() == PILL) { // stays for the next one
                return Optional.empty();
            }
            Runnable box = queue.remove();
            monitor.notifyAll();
            return Optional.of(((Box) box).content);
        }
    }

    private static void refuseInterrupted() throws InterruptedException {
        if (Thread.currentThread().isInterrupted()) {
            Thread.interrupted(); // clears it
            throw new InterruptedException();
        }
    }

    @Override
    public void close() {
        synchronized (monitor) {
            if (!closed) {
                closed = true;
                queue.add(PILL);
                monitor.notifyAll();
            }
        }
    }
}
