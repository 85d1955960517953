package queues;

import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.*;
import queues.contract.*;
import queues.contract.Discipline.*;

public class BlockingTaskQueue<E> implements TaskQueue<E> {
    /** What is in: nothing, or a first one and the rest. */
    private sealed interface State<E> {
        record None<E>() implements State<E> {}
        record Some<E>(E first, State<E> rest) implements State<E> {}

        default int count() {
            int n = 0;
            for (State<E> s = this; s instanceof Some<E>(E first, State<E> rest); s = rest) n++;
            return n;
        }
    }

    private final ReentrantLock guard = new ReentrantLock();
    private final Condition putters = guard.newCondition(), getters = guard.newCondition(), joiners = guard.newCondition();
    private final Discipline<E> discipline;
    private final int capacity;
    private State<E> state = new State.None<>();
    private int unmarked = 0;

    public BlockingTaskQueue(Discipline<E> discipline, int capacity) {
        if (capacity < 0) throw new IllegalArgumentException();
        this.discipline = discipline;
        this.capacity = capacity;
    }

    private State<E> with(State<E> now, E element) {
        return switch (discipline) {
            case Lifo<E> l -> new State.Some<>(element, now);
            case Fifo<E> f -> behind(now, element, (a, b) -> 0);
            case Priority<E> p -> behind(now, element, p.order());
        };
    }

    private State<E> behind(State<E> now, E element, java.util.Comparator<? super E> order) {
        return switch (now) {
            case State.None<E> n -> new State.Some<>(element, n);
            case State.Some<E> s when order.compare(s.first(), element) > 0 -> new State.Some<>(element, s);
            case State.Some<E> s -> new State.Some<>(s.first(), behind(s.rest(), element, order));
        };
    }

    private boolean full() { return capacity > 0 && state.count() == capacity; }

    private void insert(E element) {
        state = with(state, element);
        unmarked++;
        getters.signalAll();
    }

    private E remove() {
        State.Some<E> some = (State.Some<E>) state;
        state = some.rest();
        putters.signalAll();
        return some.first();
    }

    @Override public void put(E e) throws InterruptedException {
        Objects.requireNonNull(e);
        guard.lockInterruptibly();
        try { while (full()) putters.await(); insert(e); } finally { guard.unlock(); }
    }
    @Override public void put(E e, long t, TimeUnit u) throws InterruptedException {
        Objects.requireNonNull(e);
        guard.lockInterruptibly();
        try {
            long left = u.toNanos(t);
            while (full()) { if (left <= 0) throw new Full(); left = putters.awaitNanos(left); }
            insert(e);
        } finally { guard.unlock(); }
    }
    @Override public void putNow(E e) {
        Objects.requireNonNull(e);
        guard.lock();
        try { if (full()) throw new Full(); insert(e); } finally { guard.unlock(); }
    }
    @Override public E get() throws InterruptedException {
        guard.lockInterruptibly();
        try { while (state instanceof State.None) getters.await(); return remove(); } finally { guard.unlock(); }
    }
    @Override public E get(long t, TimeUnit u) throws InterruptedException {
        guard.lockInterruptibly();
        try {
            long left = u.toNanos(t);
            while (state instanceof State.None) { if (left <= 0) throw new Empty(); left = getters.awaitNanos(left); }
            return remove();
        } finally { guard.unlock(); }
    }
    @Override public E getNow() {
        guard.lock();
        try { if (state instanceof State.None) throw new Empty(); return remove(); } finally { guard.unlock(); }
    }
    @Override public int size() { guard.lock(); try { return state.count(); } finally { guard.unlock(); } }
    @Override public boolean isEmpty() { return size() == 0; }
    @Override public boolean isFull() { guard.lock(); try { return full(); } finally { guard.unlock(); } }
    @Override public void taskDone() {
        guard.lock();
        try {
            if (unmarked == 0) throw new IllegalStateException();
            unmarked--;
            joiners.signalAll();
        } finally { guard.unlock(); }
    }
    @Override public void join() throws InterruptedException {
        guard.lockInterruptibly();
        try { while (unmarked > 0) joiners.await(); } finally { guard.unlock(); }
    }
}
