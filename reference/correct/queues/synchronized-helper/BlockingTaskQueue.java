package queues;

import java.util.LinkedList;
import java.util.ListIterator;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import queues.contract.Discipline;
import queues.contract.Empty;
import queues.contract.Full;
import queues.contract.TaskQueue;

public class BlockingTaskQueue<E> implements TaskQueue<E> {
    private final Gate gate = new Gate();
    private final LinkedList<E> line = new LinkedList<>();
    private final Discipline<E> discipline;
    private final int capacity;
    private int unmarked;

    public BlockingTaskQueue(Discipline<E> discipline, int capacity) {
        if (capacity < 0) throw new IllegalArgumentException(capacity + " < 0");
        this.discipline = discipline;
        this.capacity = capacity;
    }

    private boolean room() { return capacity == 0 || line.size() < capacity; }
    private boolean any() { return !line.isEmpty(); }

    private Boolean in(E element) {
        unmarked++;
        if (discipline instanceof Discipline.Lifo) {
            line.addFirst(element);
        } else if (discipline instanceof Discipline.Priority<E> priority) {
            ListIterator<E> it = line.listIterator();
            while (it.hasNext()) {
                if (priority.order().compare(it.next(), element) > 0) {
                    it.previous();
                    break;
                }
            }
            it.add(element);
        } else {
            line.addLast(element);
        }
        return true;
    }

    @Override public void put(E e) throws InterruptedException {
        Objects.requireNonNull(e);
        gate.when(this::room, () -> in(e));
    }
    @Override public void put(E e, long timeout, TimeUnit unit) throws InterruptedException {
        Objects.requireNonNull(e);
        if (gate.when(this::room, () -> in(e), unit.toNanos(timeout)) == null) throw new Full();
    }
    @Override public void putNow(E e) {
        Objects.requireNonNull(e);
        if (gate.now(this::room, () -> in(e)) == null) throw new Full();
    }
    @Override public E get() throws InterruptedException { return gate.when(this::any, line::removeFirst); }
    @Override public E get(long timeout, TimeUnit unit) throws InterruptedException {
        E e = gate.when(this::any, line::removeFirst, unit.toNanos(timeout));
        if (e == null) throw new Empty();
        return e;
    }
    @Override public E getNow() {
        E e = gate.now(this::any, line::removeFirst);
        if (e == null) throw new Empty();
        return e;
    }
    @Override public int size() { return gate.now(() -> true, line::size); }
    @Override public boolean isEmpty() { return size() == 0; }
    @Override public boolean isFull() { return capacity != 0 && size() >= capacity; }
    @Override public void taskDone() {
        if (gate.now(() -> unmarked > 0, () -> unmarked--) == null) throw new IllegalStateException("no task left");
    }
    @Override public void join() throws InterruptedException { gate.when(() -> unmarked == 0, () -> 0); }
}
