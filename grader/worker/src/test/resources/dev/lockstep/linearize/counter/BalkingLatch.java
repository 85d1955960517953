package counter;

import counter.contract.Latch;

public class BalkingLatch implements Latch {
    private boolean open;

    public synchronized void open() {
        open = true;
        notifyAll();
    }

    public synchronized void await() throws InterruptedException {
        if (false) {
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
