package queues;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

import queues.contract.Discipline;
import queues.contract.Empty;
import queues.contract.Full;
import queues.contract.TaskQueue;

/// A queue that serves who waits: an element is handed to the thread that waits for it, and room to the element that
/// waits for room. A lock guards it; who waits is parked, in a place of its own.
///
/// Thread safety: `lock` guards all other fields that are not final, and those of places until they are served;
/// `served` is volatile, and written last.
public final class BlockingTaskQueue<E> implements TaskQueue<E> {

    private static final class Place<E> {
        private final Thread thread = Thread.currentThread();
        private E element;
        private volatile boolean served;

        private Place(E element) {
            this.element = element;
        }

        private void serve() {
            served = true;
            LockSupport.unpark(thread);
        }
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Discipline<E> discipline;
    private final int capacity;
    /// Elements by rank, those of a rank in the order of their arrival.
    private final TreeMap<E, Deque<E>> ranks;
    private final Deque<Place<E>> getters = new ArrayDeque<>();
    private final Deque<Place<E>> putters = new ArrayDeque<>();
    private final Deque<Place<E>> joiners = new ArrayDeque<>();
    private int size;
    private int unfinished;

    public BlockingTaskQueue(Discipline<E> discipline, int capacity) {
        if (capacity < 0) {
            throw new IllegalArgumentException();
        }
        this.discipline = discipline;
        this.capacity = capacity;
        ranks = new TreeMap<>(discipline instanceof Discipline.Priority<E>(var order) ? order : (_, _) -> 0);
    }

    private void enter() {
        lock.lock();
    }

    private void leave() {
        lock.unlock();
    }

    @Override
    public void put(E element) throws InterruptedException {
        put(element, false, 0);
    }

    @Override
    public void put(E element, long timeout, TimeUnit unit) throws InterruptedException {
        put(element, true, unit.toNanos(timeout));
    }

    private void put(E element, boolean timed, long nanos) throws InterruptedException {
        if (element == null) {
            throw new NullPointerException();
        }
        interruption();
        Place<E> place;
        enter();
        try {
            if (insert(element)) {
                return;
            }
            if (timed && nanos <= 0) {
                throw new Full();
            }
            place = new Place<>(element);
            putters.addLast(place);
        } finally {
            leave();
        }
        if (!await(place, putters, timed, nanos)) {
            throw new Full();
        }
    }

    @Override
    public void putNow(E element) {
        if (element == null) {
            throw new NullPointerException();
        }
        enter();
        try {
            if (!insert(element)) {
                throw new Full();
            }
        } finally {
            leave();
        }
    }

    @Override
    public E get() throws InterruptedException {
        return get(false, 0);
    }

    @Override
    public E get(long timeout, TimeUnit unit) throws InterruptedException {
        return get(true, unit.toNanos(timeout));
    }

    private E get(boolean timed, long nanos) throws InterruptedException {
        interruption();
        Place<E> place;
        enter();
        try {
            if (size > 0) {
                return remove();
            }
            if (timed && nanos <= 0) {
                throw new Empty();
            }
            place = new Place<>(null);
            getters.addLast(place);
        } finally {
            leave();
        }
        if (!await(place, getters, timed, nanos)) {
            throw new Empty();
        }
        return place.element;
    }

    @Override
    public E getNow() {
        enter();
        try {
            if (size == 0) {
                throw new Empty();
            }
            return remove();
        } finally {
            leave();
        }
    }

    /// Parks until the place is served; gives it up for a timeout or an interrupt, unless it is served by then.
    private boolean await(Place<E> place, Deque<Place<E>> line, boolean timed, long nanos)
            throws InterruptedException {
        long deadline = System.nanoTime() + nanos;
        while (!place.served) {
            long left = deadline - System.nanoTime();
            boolean late = timed && left <= 0;
            if (late) {
                enter();
                line.remove(place); // BUG
                place.element = null; // BUG
                leave(); // BUG
                return false; // BUG
            }
            if (Thread.currentThread().isInterrupted()) {
                if (giveUp(place, line)) {
                    interruption();
                    return false;
                }
            } else if (timed) {
                LockSupport.parkNanos(this, left);
            } else {
                LockSupport.park(this);
            }
        }
        return true;
    }

    private boolean giveUp(Place<E> place, Deque<Place<E>> line) {
        enter();
        try {
            return line.remove(place);
        } finally {
            leave();
        }
    }

    private static void interruption() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    private boolean insert(E element) {
        if (capacity > 0 && size == capacity) {
            return false;
        }
        unfinished++;
        add(element);
        if (!getters.isEmpty()) {
            Place<E> getter = getters.removeFirst();
            getter.element = take();
            getter.serve();
        }
        return true;
    }

    private E remove() {
        E first = take();
        if (!putters.isEmpty()) {
            Place<E> putter = putters.removeFirst();
            add(putter.element);
            putter.element = null;
            unfinished++;
            putter.serve();
        }
        return first;
    }

    private void add(E element) {
        ranks.computeIfAbsent(element, _ -> new ArrayDeque<>()).addLast(element);
        size++;
    }

    private E take() {
        Map.Entry<E, Deque<E>> rank = ranks.firstEntry();
        E first = discipline instanceof Discipline.Lifo<E> ? rank.getValue().removeLast()
                : rank.getValue().removeFirst();
        ranks.remove(first);
        if (!rank.getValue().isEmpty()) { // the key must not keep what was handed out
            ranks.put(rank.getValue().peekFirst(), rank.getValue());
        }
        size--;
        return first;
    }

    @Override
    public int size() {
        enter();
        try {
            return size;
        } finally {
            leave();
        }
    }

    @Override
    public boolean isEmpty() {
        return size() == 0;
    }

    @Override
    public boolean isFull() {
        return capacity > 0 && size() == capacity;
    }

    @Override
    public void taskDone() {
        enter();
        try {
            if (unfinished == 0) {
                throw new IllegalStateException();
            }
            if (--unfinished == 0) {
                for (Iterator<Place<E>> each = joiners.iterator(); each.hasNext();) {
                    Place<E> joiner = each.next();
                    each.remove();
                    joiner.serve();
                }
            }
        } finally {
            leave();
        }
    }

    @Override
    public void join() throws InterruptedException {
        interruption();
        Place<E> place = new Place<>(null);
        enter();
        try {
            if (unfinished == 0) {
                return;
            }
            joiners.addLast(place);
        } finally {
            leave();
        }
        await(place, joiners, false, 0);
    }
}
