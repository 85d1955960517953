package counter;

import counter.contract.Counter;

public class RacyCounter implements Counter {
    private int value;

    public int increment() {
        int seen = value;
        value = seen + 1; // BUG
        return seen + 1;
    }

    public int get() {
        return value;
    }
}
