package counter;

import counter.contract.Counter;

public class DeadlockCounter implements Counter {
    private final Object first = new Object();
    private final Object second = new Object();
    private int value;

    public int increment() {
        synchronized (first) {
            synchronized (second) {
                value++;
                return value;
            }
        }
    }

    public int get() {
        synchronized (second) {
            synchronized (first) {
                return value;
            }
        }
    }
}
