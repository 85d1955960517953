package queues;

import java.util.Comparator;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

import queues.contract.Discipline;
import queues.contract.Discipline.Fifo;
import queues.contract.Discipline.Lifo;
import queues.contract.Discipline.Priority;
import queues.contract.Empty;
import queues.contract.Full;
import queues.contract.TaskQueue;

/// A queue from one lock and a condition for each thing that threads wait for.
///
/// Whoever waits for room hears of each element that leaves, whoever waits for an element of each that comes; nobody
/// else can use the news, so that one signal is enough. A thread that was signalled looks again before it gives up,
/// because its time is over or for an interrupt: the library's conditions see to it that no signal dies with it.
///
/// Each discipline is an order on elements and their arrival.
///
/// Thread safety: `elements`, `arrivals` and `unfinished` are read and written only by threads that hold `lock`; the
/// other fields are final. While the lock is free, `elements` holds at most `capacity` elements if that is not 0, and
/// `unfinished` is how many more were put than marked.
///
/// @param <E> the elements
public final class BlockingTaskQueue<E> implements TaskQueue<E> {

    private record Entry<E>(E element, long arrival) {}

    private final Lock lock = new ReentrantLock();
    private final Condition notFull = lock.newCondition();
    private final Condition notEmpty = lock.newCondition();
    private final Condition allDone = lock.newCondition();
    private final Queue<Entry<E>> elements;
    private final int capacity;
    private long arrivals;
    private long unfinished;

    /// An empty queue; with a capacity of 0 there is always room.
    public BlockingTaskQueue(Discipline<E> discipline, int capacity) {
        if (capacity < 0) {
            throw new IllegalArgumentException("a queue cannot have room for " + capacity);
        }
        this.capacity = capacity;
        elements = new PriorityQueue<>(order(discipline));
    }

    private static <E> Comparator<Entry<E>> order(Discipline<E> discipline) {
        var byArrival = Comparator.<Entry<E>>comparingLong(Entry::arrival);
        return switch (discipline) {
            case Fifo<E> _ -> byArrival;
            case Lifo<E> _ -> byArrival.reversed();
            case Priority<E>(var order) -> Comparator.<Entry<E>, E>comparing(Entry::element, order)
                    .thenComparing(byArrival);
        };
    }

    @Override
    public void put(E element) throws InterruptedException {
        Objects.requireNonNull(element);
        lock.lockInterruptibly();
        try {
            while (isAtCapacity()) {
                notFull.await();
            }
            insert(element);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void put(E element, long timeout, TimeUnit unit) throws InterruptedException {
        Objects.requireNonNull(element);
        var left = unit.toNanos(timeout);
        lock.lockInterruptibly();
        try {
            while (isAtCapacity()) {
                if (left <= 0) {
                    throw new Full();
                }
                left = notFull.awaitNanos(left);
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
            if (isAtCapacity()) {
                throw new Full();
            }
            insert(element);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public E get() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (elements.isEmpty()) {
                notEmpty.await();
            }
            return remove();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public E get(long timeout, TimeUnit unit) throws InterruptedException {
        var left = unit.toNanos(timeout);
        lock.lockInterruptibly();
        try {
            while (elements.isEmpty()) {
                if (left <= 0) {
                    throw new Empty();
                }
                left = notEmpty.awaitNanos(left);
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
            return isAtCapacity();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void taskDone() {
        lock.lock();
        try {
            if (unfinished == 0) {
                throw new IllegalStateException("every element that was put is marked");
            }
            unfinished--;
            if (unfinished == 0) {
                allDone.signal(); // BUG
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void join() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (unfinished > 0) {
                allDone.await();
            }
        } finally {
            lock.unlock();
        }
    }

    /// The lock is held.
    private boolean isAtCapacity() {
        return capacity > 0 && elements.size() == capacity;
    }

    /// There is room, and the lock is held.
    private void insert(E element) {
        elements.add(new Entry<>(element, arrivals++));
        unfinished++;
        notEmpty.signal();
    }

    /// There is an element, and the lock is held.
    private E remove() {
        var first = elements.remove().element();
        notFull.signal();
        return first;
    }
}
