package events;

import java.util.concurrent.TimeUnit;

import events.contract.Event;

/// A latch with a count of one, and a new one whenever the event is cleared. Who waits keeps to the latch that it found.
public class ManualResetEvent implements Event {

    private volatile CountingLatch latch = new CountingLatch(1);

    @Override
    public void set() {
        latch.countDown();
    }

    @Override
    public synchronized void clear() {
        if (isSet()) {
            latch = new CountingLatch(1);
        }
    }

    @Override
    public void await() throws InterruptedException {
        latch.await();
    }

    @Override
    public boolean await(long timeout, TimeUnit unit) throws InterruptedException {
        return latch.await(timeout, unit);
    }

    @Override
    public boolean isSet() {
        return latch.count() == 0;
    }
}
