package counter;

import java.util.concurrent.atomic.AtomicInteger;

import counter.contract.Counter;

public class TicketCounter implements Counter {
    private final AtomicInteger next = new AtomicInteger();
    private volatile int serving;
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
        int mine = next.getAndIncrement();
        while (serving != mine) {
            Thread.yield();
        }
    }

    private void unlock() {
        serving++;
    }
}
