package queues.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import dev.lockstep.api.WouldBlock;
import queues.contract.Discipline;
import queues.contract.Discipline.Fifo;
import queues.contract.Discipline.Lifo;
import queues.contract.Discipline.Priority;
import queues.contract.Empty;
import queues.contract.Full;

/// A queue for one thread: what each operation answers, what it leaves behind, and when it has to wait.
public class QueueModel {

    /// What is in a queue from the start, if anything is.
    public static final int FIRST = 3;

    private final Discipline<Integer> discipline;
    private final int capacity;
    private final List<Integer> elements = new ArrayList<>();
    private int unfinished;

    /// First in, first out, with room for one, and [#FIRST] in it.
    public QueueModel() {
        this(new Fifo<>(), 1);
        elements.add(FIRST);
        unfinished++;
    }

    /// As the queue of these arguments.
    public QueueModel(Discipline<Integer> discipline, int capacity) {
        this.discipline = discipline;
        this.capacity = capacity;
    }

    /// Puts an element in; has to wait while there is no room.
    public void put(int element) {
        if (isFull()) {
            throw new WouldBlock();
        }
        elements.add(element);
        unfinished++;
    }

    /// Puts an element in, or gives up some time later.
    public void putInTime(int element) {
        putNow(element);
    }

    /// Puts an element in.
    ///
    /// @throws Full if there is no room
    public void putNow(int element) {
        if (isFull()) {
            throw new Full();
        }
        put(element);
    }

    /// Hands an element out; has to wait while there is none.
    public int get() {
        if (isEmpty()) {
            throw new WouldBlock();
        }
        return elements.remove(/* index */ next());
    }

    /// Hands an element out, or gives up some time later.
    public int getInTime() {
        return getNow();
    }

    /// Hands an element out.
    ///
    /// @throws Empty if there is none
    public int getNow() {
        if (isEmpty()) {
            throw new Empty();
        }
        return get();
    }

    private int next() {
        return switch (discipline) {
            case Fifo<Integer> _ -> 0;
            case Lifo<Integer> _ -> elements.size() - 1;
            case Priority<Integer>(var order) -> firstOfLeast(order);
        };
    }

    private int firstOfLeast(Comparator<? super Integer> order) {
        var least = 0;
        for (var i = 1; i < elements.size(); i++) {
            if (order.compare(elements.get(i), elements.get(least)) < 0) {
                least = i;
            }
        }
        return least;
    }

    /// How many elements are in the queue.
    public int size() {
        return elements.size();
    }

    /// Whether there is none.
    public boolean isEmpty() {
        return elements.isEmpty();
    }

    /// Whether there is no room.
    public boolean isFull() {
        return capacity > 0 && elements.size() == capacity;
    }

    /// Marks an element as done.
    ///
    /// @throws IllegalStateException if all are
    public void taskDone() {
        if (unfinished == 0) {
            throw new IllegalStateException();
        }
        unfinished--;
    }

    /// Goes on when all elements are marked; has to wait while one is not.
    public void join() {
        if (unfinished > 0) {
            throw new WouldBlock();
        }
    }
}
