package queues;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;

import queues.contract.Discipline;
import queues.contract.Discipline.Lifo;
import queues.contract.Discipline.Priority;
import queues.contract.Empty;
import queues.contract.Full;
import queues.contract.TaskQueue;

/// A queue on an array, in one monitor.
public class BlockingTaskQueue<E> implements TaskQueue<E> {

    private final Discipline<E> discipline;
    private final int capacity;
    private Object[] elements = new Object[8];
    private int size;
    private int unfinished;

    public BlockingTaskQueue(Discipline<E> discipline, int capacity) {
        if (capacity < 0) {
            throw new IllegalArgumentException("capacity " + capacity);
        }
        this.discipline = discipline;
        this.capacity = capacity;
    }

    @SuppressWarnings("unchecked")
    private E at(int index) {
        return (E) elements[index];
    }

    private void insert(E element) {
        if (size == elements.length) {
            elements = Arrays.copyOf(elements, 2 * size);
        }
        elements[size++] = element;
        unfinished++;
        notifyAll();
    }

    private int next() {
        if (!(discipline instanceof Priority<E>(var order))) {
            return discipline instanceof Lifo ? size - 1 : 0;
        }
        int least = 0;
        for (int i = 1; i < size; i++) {
            if (order.compare(at(i), at(least)) < 0) {
                least = i;
            }
        }
        return least;
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

    @Override
    public synchronized void put(E element) throws InterruptedException {
        refuseNull(element);
        refuseInterrupted();
        while (isFull()) {
            wait();
        }
        insert(element);
    }

    @Override
    public synchronized void put(E element, long timeout, TimeUnit unit) throws InterruptedException {
        refuseNull(element);
        refuseInterrupted();
        if (!waitInTime(System.nanoTime() + unit.toNanos(timeout), this::isFull)) {
            throw new Full();
        }
        insert(element);
    }

    private boolean waitInTime(long deadline, java.util.function.BooleanSupplier condition)
            throws InterruptedException {
        while (condition.getAsBoolean()) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.timedWait(this, Math.max(left, 1_000_000));
        }
        return true;
    }

    @Override
    public synchronized void putNow(E element) {
        refuseNull(element);
        if (isFull()) {
            throw new Full();
        }
        insert(element);
    }

    @Override
    public synchronized E get() throws InterruptedException {
        refuseInterrupted();
        while (size == 0) {
            wait();
        }
        return remove();
    }

    @Override
    public synchronized E get(long timeout, TimeUnit unit) throws InterruptedException {
        refuseInterrupted();
        if (!waitInTime(System.nanoTime() + unit.toNanos(timeout), this::isEmpty)) {
            throw new Empty();
        }
        return remove();
    }

    @Override
    public synchronized E getNow() {
        if (size == 0) {
            throw new Empty();
        }
        return remove();
    }

    private E remove() {
        int index = next();
        E element = at(index);
        size--;
        System.arraycopy(elements, index + 1, elements, index, size - index);
        elements[size] = null;
        notifyAll();
        return element;
    }

    @Override
    public synchronized int size() {
        return size;
    }

    @Override
    public synchronized boolean isEmpty() {
        return size == 0;
    }

    @Override
    public synchronized boolean isFull() {
        return capacity > 0 && size == capacity;
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
        while (size > 0) { // BUG
            wait(); // BUG
        }
    }
}
