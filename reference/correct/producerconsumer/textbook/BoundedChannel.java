package producerconsumer;

import java.util.Optional;
import java.util.Vector;

import producerconsumer.contract.Channel;
import producerconsumer.contract.Closed;

public class BoundedChannel<E> implements Channel<E> {

    private Vector<E> buffer;
    private int size;
    private volatile boolean closed = false;

    public BoundedChannel(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("Capacity must be at least 1!");
        }
        this.size = capacity;
        this.buffer = new Vector<E>(capacity);
    }

    private synchronized boolean isFull() {
        return buffer.size() == size;
    }

    private synchronized boolean isEmpty() {
        return buffer.isEmpty();
    }

    public void put(E element) throws InterruptedException {
        if (closed) {
            throw refusal();
        }
        synchronized (this) {
            if (Thread.currentThread().isInterrupted()) {
                Thread.interrupted();
                throw new InterruptedException("put");
            }
            while (isFull()) {
                if (closed) {
                    throw new Closed();
                }
                this.wait();
            }
            if (closed) {
                throw new Closed();
            }
            if (element == null) {
                throw new NullPointerException("element is null");
            }
            buffer.add(element);
            this.notifyAll();
        }
    }

    private static RuntimeException refusal() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("put");
        }
        return new Closed();
    }

    public Optional<E> take() throws InterruptedException {
        synchronized (this) {
            if (Thread.interrupted()) {
                throw new InterruptedException("take");
            }
            while (isEmpty() && !closed) {
                this.wait();
            }
            if (isEmpty()) {
                return Optional.empty();
            }
            E element = buffer.remove(0);
            this.notifyAll();
            return Optional.of(element);
        }
    }

    public void close() {
        synchronized (this) {
            this.closed = true;
            this.notifyAll();
        }
    }
}
