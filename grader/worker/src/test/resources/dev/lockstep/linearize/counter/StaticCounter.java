package counter;

import counter.contract.Counter;

public class StaticCounter implements Counter {
    private static final Object LOCK = new Object();
    private static int instances;
    private int value = Zero.get();

    public int increment() {
        synchronized (LOCK) {
            instances++;
            value++;
            return value;
        }
    }

    public int get() {
        synchronized (LOCK) {
            return instances < value ? -1 : value;
        }
    }

    private static final class Zero {
        private static final int ZERO = 0;

        static int get() {
            return ZERO;
        }
    }
}
