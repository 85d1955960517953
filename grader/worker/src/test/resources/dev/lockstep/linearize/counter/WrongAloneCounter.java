package counter;

import counter.contract.Counter;

public class WrongAloneCounter implements Counter {
    private int value;

    public synchronized int increment() {
        value += 2; // BUG
        return value;
    }

    public synchronized int get() {
        return value;
    }
}
