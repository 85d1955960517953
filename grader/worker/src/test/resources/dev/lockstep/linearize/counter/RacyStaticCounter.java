package counter;

import counter.contract.Counter;

public class RacyStaticCounter implements Counter {
    private int value;

    public int increment() {
        return Cell.increment(this);
    }

    public int get() {
        return value;
    }

    private static final class Cell {
        static int increment(RacyStaticCounter counter) {
            counter.value++; // BUG
            return counter.value;
        }
    }
}
