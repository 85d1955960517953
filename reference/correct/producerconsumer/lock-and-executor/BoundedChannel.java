package producerconsumer;

import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

import producerconsumer.contract.Channel;
import producerconsumer.contract.Closed;

/// A ring with a lock, and a condition for each kind of waiters.
public class BoundedChannel<E> implements Channel<E> {
    private final Object[] ring;
    private final Lock lock = new ReentrantLock();
    private final Condition notFull = lock.newCondition();
    private final Condition notEmpty = lock.newCondition();
    private int head;
    private int count;
    private boolean closed;

    public BoundedChannel(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity");
        }
        ring = new Object[capacity];
    }

    @Override
    public void put(E element) throws InterruptedException {
        if (element == null) {
            throw new NullPointerException("element");
        }
        lock.lockInterruptibly();
        try {
            while (count == ring.length && !closed) {
                notFull.await();
            }
            if (closed) {
                throw new Closed();
            }
            ring[(head + count) % ring.length] = element;
            count++;
            notEmpty.signal();
        } finally {
            lock.unlock();
        }
    }

    @Override
    @SuppressWarnings("unchecked")
    public Optional<E> take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (count == 0) {
                if (closed) {
                    return Optional.empty();
                }
                notEmpty.await();
            }
            E element = (E) ring[head];
            ring[head] = null;
            head = (head + 1) % ring.length;
            count--;
            notFull.signal();
            return Optional.of(element);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            notFull.signalAll();
            notEmpty.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
