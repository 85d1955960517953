package queues;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import queues.contract.Discipline;
import queues.contract.Discipline.Fifo;
import queues.contract.Discipline.Lifo;
import queues.contract.Discipline.Priority;
import queues.contract.Empty;
import queues.contract.Full;
import queues.contract.TaskQueue;

/// A queue without a lock: all that it knows is one immutable state, which compareAndSet replaces. Threads that wait are
/// part of the state; each change wakes all of them.
public final class BlockingTaskQueue<E> implements TaskQueue<E> {

    private record State<E>(List<E> elements, int unfinished, Set<Thread> waiting) {

        State<E> with(int place, E element) {
            var more = new ArrayList<>(elements);
            more.add(place, element);
            return new State<>(List.copyOf(more), unfinished + 1, Set.of());
        }

        State<E> withoutFirst() {
            return new State<>(elements.subList(1, elements.size()).stream().toList(), unfinished, Set.of());
        }

        State<E> marked() {
            return new State<>(elements, unfinished - 1, Set.of());
        }

        State<E> waiting(Thread thread) {
            var more = new HashSet<>(waiting);
            more.add(thread);
            return new State<>(elements, unfinished, Set.copyOf(more));
        }
    }

    /// A change that has to wait while the state is not good for it.
    private record Change<E>(Predicate<State<E>> possible, UnaryOperator<State<E>> step) {
    }

    private final AtomicReference<State<E>> state = new AtomicReference<>(new State<>(List.of(), 0, Set.of()));
    private final Discipline<E> discipline;
    private final int capacity;

    public BlockingTaskQueue(Discipline<E> discipline, int capacity) {
        if (capacity < 0) throw new IllegalArgumentException("capacity: " + capacity);
        this.discipline = discipline;
        this.capacity = capacity;
    }

    private Change<E> putting(E element) {
        Objects.requireNonNull(element);
        return new Change<>(now -> capacity == 0 || now.elements.size() < capacity,
                now -> now.with(place(now.elements, element), element));
    }

    private Change<E> getting() {
        return new Change<>(now -> !now.elements.isEmpty(), State::withoutFirst);
    }

    private int place(List<E> elements, E element) {
        return switch (discipline) {
            case Fifo<E>() -> elements.size();
            case Lifo<E>() -> 0;
            case Priority<E>(var order) ->
                (int) elements.stream().takeWhile(each -> order.compare(each, element) <= 0).count();
        };
    }

    /// The state before the change, or null if it was not possible.
    private State<E> attempt(Change<E> change) {
        while (true) {
            var now = state.get();
            if (!change.possible.test(now)) return null;
            if (state.compareAndSet(now, change.step.apply(now))) {
                now.waiting.forEach(LockSupport::unpark);
                return now;
            }
        }
    }

    private State<E> await(Change<E> change, long deadline, boolean timed) throws InterruptedException {
        var self = Thread.currentThread();
        while (true) {
            if (Thread.interrupted()) throw new InterruptedException();
            var before = attempt(change);
            if (before != null) return before;
            var left = deadline - System.nanoTime();
            if (timed && left <= 0) return null;
            var now = state.get();
            if (change.possible.test(now) || !state.compareAndSet(now, now.waiting(self))) continue;
            if (timed) LockSupport.parkNanos(this, left);
            else LockSupport.park(this);
        }
    }

    @Override
    public void put(E element) throws InterruptedException {
        await(putting(element), 0, false);
    }

    @Override
    public void put(E element, long timeout, TimeUnit unit) throws InterruptedException {
        if (await(putting(element), System.nanoTime() + unit.toNanos(timeout), true) == null) throw new NoRoom();
    }

    @Override
    public void putNow(E element) {
        if (attempt(putting(element)) == null) throw new NoRoom();
    }

    @Override
    public E get() throws InterruptedException {
        return await(getting(), 0, false).elements.get(0);
    }

    @Override
    public E get(long timeout, TimeUnit unit) throws InterruptedException {
        var before = await(getting(), System.nanoTime() + unit.toNanos(timeout), true);
        if (before == null) throw new NothingThere();
        return before.elements.get(0);
    }

    @Override
    public E getNow() {
        var before = attempt(getting());
        if (before == null) throw new NothingThere();
        return before.elements.get(0);
    }

    @Override
    public int size() {
        return state.get().elements.size();
    }

    @Override
    public boolean isEmpty() {
        return state.get().elements.isEmpty();
    }

    @Override
    public boolean isFull() {
        return capacity > 0 && size() == capacity;
    }

    @Override
    public void taskDone() {
        if (attempt(new Change<>(now -> now.unfinished > 0, State::marked)) == null) {
            throw new IllegalStateException("nothing is left to be marked");
        }
    }

    @Override
    public void join() throws InterruptedException {
        await(new Change<>(now -> now.unfinished == 0, now -> now), 0, false);
    }

    /// An exception of its own is one of those that the contract names.
    private static final class NoRoom extends Full {
        private static final long serialVersionUID = 1;
    }

    private static final class NothingThere extends Empty {
        private static final long serialVersionUID = 1;
    }
}
