package queues;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import queues.contract.Discipline;
import queues.contract.Discipline.Fifo;
import queues.contract.Discipline.Lifo;
import queues.contract.Discipline.Priority;
import queues.contract.Empty;
import queues.contract.Full;
import queues.contract.TaskQueue;

/// A queue from one monitor: each change wakes all who wait, and each looks whether it may go.
///
/// Thread safety: this object's monitor guards `elements` and `unfinished`; the other fields are final.
public class BlockingTaskQueue<E> implements TaskQueue<E> {

    private final Discipline<E> discipline;
    private final int capacity;
    /// In the order of their arrival.
    private final List<E> elements = new ArrayList<>();
    private int unfinished;

    public BlockingTaskQueue(Discipline<E> discipline, int capacity) {
        if (capacity < 0) {
            throw new IllegalArgumentException("capacity " + capacity);
        }
        this.discipline = discipline;
        this.capacity = capacity;
    }

    @Override
    public void put(E element) throws InterruptedException {
        refuseNull(element);
        synchronized (this) {
            refuseInterrupted();
            while (isFull()) {
                wait();
            }
            elements.add(element);
            unfinished++;
            notifyAll();
        }
    }

    @Override
    public void put(E element, long timeout, TimeUnit unit) throws InterruptedException {
        long deadline = System.nanoTime() + unit.toNanos(timeout);
        refuseNull(element);
        synchronized (this) {
            refuseInterrupted();
            while (isFull()) {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    throw new Full();
                }
                wait(left / 1_000_000, (int) (left % 1_000_000));
            }
            elements.add(element);
            unfinished++;
            notifyAll();
        }
    }

    @Override
    public void putNow(E element) {
        refuseNull(element);
        synchronized (this) {
            if (isFull()) {
                throw new Full();
            }
            elements.add(element);
            unfinished++;
            notifyAll();
        }
    }

    @Override
    public synchronized E get() throws InterruptedException {
        refuseInterrupted();
        while (elements.isEmpty()) {
            wait();
        }
        E element = elements.remove(next()); // BUG
        notifyAll();
        return element;
    }

    @Override
    public synchronized E get(long timeout, TimeUnit unit) throws InterruptedException {
        long deadline = System.nanoTime() + unit.toNanos(timeout);
        refuseInterrupted();
        while (elements.isEmpty()) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                throw new Empty();
            }
            wait(left / 1_000_000, (int) (left % 1_000_000));
        }
        E element = elements.remove(next()); // BUG
        notifyAll();
        return element;
    }

    @Override
    public synchronized E getNow() {
        if (elements.isEmpty()) {
            throw new Empty();
        }
        E element = elements.remove(next()); // BUG
        notifyAll();
        return element;
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
        return capacity > 0 && elements.size() >= capacity;
    }

    @Override
    public synchronized void taskDone() {
        if (unfinished == 0) {
            throw new IllegalStateException("everything is marked");
        }
        unfinished--;
        notifyAll();
    }

    @Override
    public synchronized void join() throws InterruptedException {
        refuseInterrupted();
        while (unfinished > 0) {
            wait();
        }
    }

    /// Where the element lies that comes next.
    private int next() {
        return switch (discipline) {
            case Fifo<E> _ -> elements.size() - 1; // BUG
            case Lifo<E> _ -> elements.size() - 1;
            case Priority<E> priority -> {
                int least = 0;
                for (int i = 1; i < elements.size(); i++) {
                    if (priority.order().compare(elements.get(i), elements.get(least)) < 0) {
                        least = i;
                    }
                }
                yield least;
            }
        };
    }

    private static void refuseInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    private static void refuseNull(Object element) {
        if (element == null) {
            throw new NullPointerException("element");
        }
    }
}
