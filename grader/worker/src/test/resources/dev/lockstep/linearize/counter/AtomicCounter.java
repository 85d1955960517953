package counter;

import java.util.concurrent.atomic.AtomicInteger;

import counter.contract.Counter;

public class AtomicCounter implements Counter {
    private final AtomicInteger value = new AtomicInteger();

    public int increment() {
        return value.incrementAndGet();
    }

    public int get() {
        return value.get();
    }
}
