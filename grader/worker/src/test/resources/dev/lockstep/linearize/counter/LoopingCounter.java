package counter;

import counter.contract.Counter;

public class LoopingCounter implements Counter {
    private int value;

    public synchronized int increment() {
        for (int i = 0; i < 300; i++) {
            value++;
        }
        value -= 299;
        return value;
    }

    public synchronized int get() {
        return value;
    }
}
