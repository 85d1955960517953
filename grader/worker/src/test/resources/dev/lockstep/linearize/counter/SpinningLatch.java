package counter;

import counter.contract.Latch;

public class SpinningLatch implements Latch {
    private volatile boolean open;
    private final java.util.concurrent.atomic.AtomicInteger misses = new java.util.concurrent.atomic.AtomicInteger();

    public void open() {
        open = true;
    }

    public void await() {
        while (!open) {
            misses.incrementAndGet();
        }
    }

    public boolean awaitInTime() {
        return open;
    }
}
