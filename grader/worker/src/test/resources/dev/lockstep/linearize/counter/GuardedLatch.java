package counter;

import counter.contract.Latch;

public class GuardedLatch implements Latch {
    private boolean open;

    public synchronized void open() {
        open = true;
        notifyAll();
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
