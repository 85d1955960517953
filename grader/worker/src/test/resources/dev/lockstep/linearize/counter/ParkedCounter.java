package counter;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

import counter.contract.Counter;

public class ParkedCounter implements Counter {
    private final AtomicReference<Thread> owner = new AtomicReference<>();
    private final ConcurrentLinkedQueue<Thread> waiting = new ConcurrentLinkedQueue<>();
    private int value;

    public int increment() {
        lock();
        try {
            value++;
            return value;
        } finally {
            unlock();
        }
    }

    public int get() {
        lock();
        try {
            return value;
        } finally {
            unlock();
        }
    }

    private void lock() {
        var me = Thread.currentThread();
        waiting.add(me);
        while (waiting.peek() != me || !owner.compareAndSet(null, me)) {
            LockSupport.park(this);
        }
        waiting.remove();
    }

    private void unlock() {
        owner.set(null);
        LockSupport.unpark(waiting.peek());
    }
}
