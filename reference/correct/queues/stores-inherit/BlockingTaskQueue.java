package queues;

import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

import queues.contract.Discipline;
import queues.contract.Empty;
import queues.contract.Full;
import queues.contract.TaskQueue;

/// A queue from a fair lock with one condition for everything; where elements lie is a class of its own.
public class BlockingTaskQueue<T> extends ReentrantLock implements TaskQueue<T> {
    private static final long serialVersionUID = 1;

    private final transient Condition changed = newCondition();
    private final transient Store<T> store;
    private final int capacity;
    private long put;
    private long done;

    public BlockingTaskQueue(Discipline<T> discipline, int capacity) {
        super(true);
        if (capacity < 0) throw new IllegalArgumentException();
        this.store = Store.of(discipline);
        this.capacity = capacity == 0 ? Integer.MAX_VALUE : capacity;
    }

    private void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) changed.await();
    }

    private boolean await(BooleanSupplier condition, long nanos) throws InterruptedException {
        for (var left = nanos; !condition.getAsBoolean(); left = changed.awaitNanos(left)) {
            if (left <= 0) return false;
        }
        return true;
    }

    private boolean room() {
        return store.count() < capacity;
    }

    private boolean any() {
        return store.count() > 0;
    }

    private void in(T element) {
        put++;
        store.add(element);
        changed.signalAll();
    }

    private T out() {
        changed.signalAll();
        return store.next();
    }

    @Override
    public void put(T element) throws InterruptedException {
        Objects.requireNonNull(element, "element");
        lockInterruptibly();
        try {
            await(this::room);
            in(element);
        } finally {
            unlock();
        }
    }

    @Override
    public void put(T element, long timeout, TimeUnit unit) throws InterruptedException {
        Objects.requireNonNull(element, "element");
        lockInterruptibly();
        try {
            if (!await(this::room, unit.toNanos(timeout))) throw new Full();
            in(element);
        } finally {
            unlock();
        }
    }

    @Override
    public void putNow(T element) {
        Objects.requireNonNull(element, "element");
        lock();
        try {
            if (!room()) throw new Full();
            in(element);
        } finally {
            unlock();
        }
    }

    @Override
    public T get() throws InterruptedException {
        lockInterruptibly();
        try {
            await(this::any);
            return out();
        } finally {
            unlock();
        }
    }

    @Override
    public T get(long timeout, TimeUnit unit) throws InterruptedException {
        lockInterruptibly();
        try {
            if (!await(this::any, unit.toNanos(timeout))) throw new Empty();
            return out();
        } finally {
            unlock();
        }
    }

    @Override
    public T getNow() {
        lock();
        try {
            if (!any()) throw new Empty();
            return out();
        } finally {
            unlock();
        }
    }

    @Override
    public int size() {
        lock();
        try {
            return store.count();
        } finally {
            unlock();
        }
    }

    @Override
    public boolean isEmpty() {
        return size() == 0;
    }

    @Override
    public boolean isFull() {
        return size() == capacity;
    }

    @Override
    public void taskDone() {
        lock();
        try {
            if (done == put) throw new IllegalStateException(done + " of " + put + " are marked");
            done++;
            changed.signalAll();
        } finally {
            unlock();
        }
    }

    @Override
    public void join() throws InterruptedException {
        lockInterruptibly();
        try {
            await(() -> done >= put);
        } finally {
            unlock();
        }
    }
}
