package queues;

import java.util.Comparator;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

import queues.contract.Discipline;
import queues.contract.Discipline.Fifo;
import queues.contract.Discipline.Lifo;
import queues.contract.Discipline.Priority;
import queues.contract.Empty;
import queues.contract.Full;
import queues.contract.TaskQueue;

/// A queue from one monitor and a heap.
///
/// Threads wait for three things in this monitor: room, an element, and the last mark. Each change wakes all of them, and
/// each looks for itself whether it may go on. That wakes more threads than can go, but never too few: no wake-up can be
/// lost, whoever times out, is interrupted, or waits for something else.
///
/// Each discipline is an order on elements and their arrival.
///
/// Thread safety: `elements`, `arrivals` and `unfinished` are read and written only by threads that hold this object's
/// monitor; the other fields are final. While the monitor is free, `elements` holds at most `capacity` elements if that
/// is not 0, and `unfinished` is how many more were put than marked.
///
/// @param <E> the elements
public final class BlockingTaskQueue<E> implements TaskQueue<E> {

    private record Entry<E>(E element, long arrival) {}

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
    public synchronized void put(E element) throws InterruptedException {
        Objects.requireNonNull(element);
        requireNoInterrupt();
        while (isFull()) {
            wait();
        }
        insert(element);
    }

    @Override
    public synchronized void put(E element, long timeout, TimeUnit unit) throws InterruptedException {
        Objects.requireNonNull(element);
        requireNoInterrupt();
        var deadline = System.nanoTime() + unit.toNanos(timeout);
        while (isFull()) {
            var left = deadline - System.nanoTime();
            if (left <= 0) {
                throw new Full();
            }
            wait(left / 1_000_000, (int) (left % 1_000_000));
        }
        insert(element);
    }

    @Override
    public synchronized void putNow(E element) {
        Objects.requireNonNull(element);
        if (isFull()) {
            throw new Full();
        }
        insert(element);
    }

    @Override
    public synchronized E get() throws InterruptedException {
        requireNoInterrupt();
        while (isEmpty()) {
            wait();
        }
        return remove();
    }

    @Override
    public synchronized E get(long timeout, TimeUnit unit) throws InterruptedException {
        requireNoInterrupt();
        var deadline = System.nanoTime() + unit.toNanos(timeout);
        while (isEmpty()) {
            var left = deadline - System.nanoTime();
            if (left <= 0) {
                throw new Empty();
            }
            wait(left / 1_000_000, (int) (left % 1_000_000));
        }
        return remove();
    }

    @Override
    public synchronized E getNow() {
        if (isEmpty()) {
            throw new Empty();
        }
        return remove();
    }

    @Override
    public synchronized int size() {
        return elements.size();
    }

    @Override
    public synchronized boolean isEmpty() {
        return elements.isEmpty();
    }

    @Override
    public synchronized boolean isFull() {
        return capacity > 0 && elements.size() == capacity;
    }

    @Override
    public synchronized void taskDone() {
        if (unfinished == 0) {
            throw new IllegalStateException("every element that was put is marked");
        }
        unfinished--;
        notifyAll();
    }

    @Override
    public synchronized void join() throws InterruptedException {
        requireNoInterrupt();
        while (unfinished > 0) {
            wait();
        }
    }

    private static void requireNoInterrupt() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    /// There is room, and the caller is in the monitor.
    private void insert(E element) {
        elements.add(new Entry<>(element, arrivals++));
        unfinished++;
        notifyAll();
    }

    /// There is an element, and the caller is in the monitor.
    private E remove() {
        var first = elements.remove().element();
        notifyAll();
        return first;
    }
}
