package events;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import events.contract.Latch;

/// A pile of bars in front of a door.
public class CountingLatch extends Patience<List<String>> implements Latch {

    public CountingLatch(int count) {
        super(new ArrayList<>(Collections.nCopies(count, "bar")));
    }

    @Override
    public void countDown() {
        synchronized (monitor) {
            if (!monitor.isEmpty()) {
                monitor.removeLast();
                monitor.notifyAll();
            }
        }
    }

    @Override
    public void await() throws InterruptedException {
        synchronized (monitor) {
            refuseInterrupted();
            waitFor(monitor::isEmpty);
        }
    }

    @Override
    public boolean await(long timeout, TimeUnit unit) throws InterruptedException {
        synchronized (monitor) {
            refuseInterrupted();
            try {
                waitFor(monitor::isEmpty, timeout, unit);
                return true;
            } catch (TimeoutException late) {
                return false;
            }
        }
    }

    @Override
    public int count() {
        synchronized (monitor) {
            return monitor.size();
        }
    }
}
