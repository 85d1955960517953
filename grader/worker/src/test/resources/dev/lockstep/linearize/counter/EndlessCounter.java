package counter;

import counter.contract.Counter;

public class EndlessCounter implements Counter {
    private volatile boolean done;

    public int increment() {
        while (!done) {
            Thread.onSpinWait();
        }
        return 1;
    }

    public int get() {
        return 0;
    }
}
