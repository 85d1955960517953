package counter;

import counter.contract.Counter;

public class StubCounter implements Counter {
    public int increment() {
        throw new UnsupportedOperationException("TODO: count up");
    }

    public int get() {
        throw new UnsupportedOperationException("TODO: count");
    }
}
