package queues;

import java.util.*;
import java.util.concurrent.TimeUnit;
import queues.contract.*;

public class BlockingTaskQueue<E> implements TaskQueue<E> {
    private final Count items = new Count(0); // BUG
    private final Count places; // BUG
    private final int capacity;
    private final Discipline<E> discipline;
    private final ArrayList<E> list = new ArrayList<>();
    private long open;

    public BlockingTaskQueue(Discipline<E> discipline, int capacity) {
        if (capacity < 0) throw new IllegalArgumentException();
        this.discipline = discipline;
        this.capacity = capacity;
        this.places = new Count(capacity == 0 ? Long.MAX_VALUE / 2 : capacity);
    }

    private void add(E e) {
        synchronized (list) { list.add(e); open++; }
        items.give();
    }

    private E remove() {
        E e;
        synchronized (list) {
            int at = 0;
            if (discipline instanceof Discipline.Lifo) at = list.size() - 1;
            if (discipline instanceof Discipline.Priority<E> p)
                for (int i = 0; i < list.size(); i++)
                    if (p.order().compare(list.get(i), list.get(at)) < 0) at = i;
            e = list.remove(at);
        }
        places.give();
        return e;
    }

    @Override public void put(E e) throws InterruptedException { Objects.requireNonNull(e); places.take(); add(e); }
    @Override public void put(E e, long t, TimeUnit u) throws InterruptedException {
        Objects.requireNonNull(e);
        if (!places.take(u.toNanos(t))) throw new Full();
        add(e);
    }
    @Override public void putNow(E e) { Objects.requireNonNull(e); if (!places.tryTake()) throw new Full(); add(e); }
    @Override public E get() throws InterruptedException { items.take(); return remove(); }
    @Override public E get(long t, TimeUnit u) throws InterruptedException {
        if (!items.take(u.toNanos(t))) throw new Empty();
        return remove();
    }
    @Override public E getNow() { if (!items.tryTake()) throw new Empty(); return remove(); }
    @Override public int size() { return items.value(); }
    @Override public boolean isEmpty() { return items.value() == 0; }
    @Override public boolean isFull() { return capacity > 0 && places.value() == 0; }
    @Override public void taskDone() {
        synchronized (list) {
            if (open == 0) throw new IllegalStateException();
            if (--open == 0) list.notifyAll();
        }
    }
    @Override public void join() throws InterruptedException {
        synchronized (list) {
            if (Thread.interrupted()) throw new InterruptedException();
            while (open > 0) list.wait();
        }
    }
}
