package queues;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

import queues.contract.Discipline;
import queues.contract.Empty;
import queues.contract.Full;
import queues.contract.TaskQueue;

/// A queue with a line of waiting threads for each reason to wait. A change calls the first in the line; who is called and
/// cannot use it, because of an interrupt, calls the next.
///
/// Thread safety: `lock` guards all that is not final, but for `called`, which is volatile.
public class BlockingTaskQueue<E> implements TaskQueue<E> {

    private static final class Waiter {
        final Thread thread = Thread.currentThread();
        volatile boolean called;
    }

    private final class Ranked implements Comparable<Ranked> {
        final E element;
        final long arrival = arrivals++;

        Ranked(E element) {
            this.element = element;
        }

        @Override
        public int compareTo(Ranked other) {
            int rank = discipline instanceof Discipline.Priority<E> by ? by.order().compare(element, other.element) : 0;
            if (rank != 0) {
                return rank;
            }
            return discipline instanceof Discipline.Lifo ? Long.compare(other.arrival, arrival)
                    : Long.compare(arrival, other.arrival);
        }
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Queue<Ranked> elements = new PriorityQueue<>();
    private final Deque<Waiter> getters = new ArrayDeque<>();
    private final Deque<Waiter> putters = new ArrayDeque<>();
    private final Deque<Waiter> joiners = new ArrayDeque<>();
    private final Discipline<E> discipline;
    private final int capacity;
    private long arrivals;
    private int open;

    public BlockingTaskQueue(Discipline<E> discipline, int capacity) {
        if (capacity < 0) {
            throw new IllegalArgumentException("negative capacity");
        }
        this.discipline = discipline;
        this.capacity = capacity;
    }

    private static void call(Deque<Waiter> line) {
        Waiter first = line.pollFirst();
        if (first != null) {
            first.called = true;
            LockSupport.unpark(first.thread);
        }
    }

    /// Waits in a line, without the lock, until it is called; not longer than the time that is left, if any is given.
    private void waitIn(Deque<Waiter> line, Long left) throws InterruptedException {
        Waiter me = new Waiter();
        line.addLast(me);
        lock.unlock();
        try {
            long end = left == null ? 0 : System.nanoTime() + left;
            while (!me.called && !me.thread.isInterrupted() && (left == null || end - System.nanoTime() > 0)) {
                if (left == null) {
                    LockSupport.park(this);
                } else {
                    LockSupport.parkNanos(this, end - System.nanoTime());
                }
            }
        } finally {
            lock.lock();
        }
        boolean called = !line.remove(me);
        if (Thread.interrupted()) {
            if (called) {
                call(line);
            }
            throw new InterruptedException();
        }
    }

    private boolean full() {
        return capacity != 0 && elements.size() == capacity;
    }

    @Override
    public void put(E element) throws InterruptedException {
        Objects.requireNonNull(element);
        lock.lockInterruptibly();
        try {
            while (full()) {
                waitIn(putters, null);
            }
            insert(element);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void put(E element, long timeout, TimeUnit unit) throws InterruptedException {
        long deadline = System.nanoTime() + unit.toNanos(timeout);
        Objects.requireNonNull(element);
        lock.lockInterruptibly();
        try {
            while (full()) {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    throw new Full();
                }
                waitIn(putters, left); // BUG
                if (deadline - System.nanoTime() <= 0) { // BUG
                    throw new Full(); // BUG
                }
            }
            insert(element);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void putNow(E element) {
        Objects.requireNonNull(element);
        lock.lock();
        try {
            if (full()) {
                throw new Full();
            }
            insert(element);
        } finally {
            lock.unlock();
        }
    }

    private void insert(E element) {
        elements.add(new Ranked(element));
        open++;
        call(getters);
    }

    @Override
    public E get() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (elements.isEmpty()) {
                waitIn(getters, null);
            }
            return remove();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public E get(long timeout, TimeUnit unit) throws InterruptedException {
        long deadline = System.nanoTime() + unit.toNanos(timeout);
        lock.lockInterruptibly();
        try {
            while (elements.isEmpty()) {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    throw new Empty();
                }
                waitIn(getters, left); // BUG
                if (deadline - System.nanoTime() <= 0) { // BUG
                    throw new Empty(); // BUG
                }
            }
            return remove();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public E getNow() {
        lock.lock();
        try {
            if (elements.isEmpty()) {
                throw new Empty();
            }
            return remove();
        } finally {
            lock.unlock();
        }
    }

    private E remove() {
        E first = elements.remove().element;
        call(putters);
        return first;
    }

    @Override
    public int size() {
        lock.lock();
        try {
            return elements.size();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean isEmpty() {
        return size() == 0;
    }

    @Override
    public boolean isFull() {
        lock.lock();
        try {
            return full();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void taskDone() {
        lock.lock();
        try {
            if (open == 0) {
                throw new IllegalStateException();
            }
            open--;
            while (open == 0 && !joiners.isEmpty()) {
                call(joiners);
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void join() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (open > 0) {
                waitIn(joiners, null);
            }
        } finally {
            lock.unlock();
        }
    }
}
