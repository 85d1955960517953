package counter;

import counter.contract.Counter;

public class GuardedCounter implements Counter {
    private int value;

    public synchronized int increment() {
        value++;
        return value;
    }

    public synchronized int get() {
        return value;
    }
}
