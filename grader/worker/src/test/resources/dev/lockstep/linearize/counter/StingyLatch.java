package counter;

import counter.contract.Latch;

public class StingyLatch implements Latch {
    private boolean open;

    public synchronized void open() {
        open = true;
        notify(); // BUG
    }

    public synchronized void await() throws InterruptedException {
        while (!open) {
            wait();
        }
    }

    public synchronized boolean awaitInTime() throws InterruptedException {
        if (!open) {
            wait(10);
        }
        return open;
    }
}
