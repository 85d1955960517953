package events;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;

import events.contract.Latch;

/// The count is the state of a synchronizer that can be acquired, by all, when it is zero.
public class CountingLatch implements Latch {

    private static final class Count extends AbstractQueuedSynchronizer {
        private static final long serialVersionUID = 1;

        Count(int count) {
            setState(count);
        }

        int get() {
            return getState();
        }

        @Override
        protected int tryAcquireShared(int ignored) {
            return getState() == 0 ? 1 : -1;
        }

        @Override
        protected boolean tryReleaseShared(int ignored) {
            for (;;) {
                int count = getState();
                if (count == 0) {
                    return false;
                }
                if (compareAndSetState(count, count - 1)) {
                    return count == 1;
                }
            }
        }
    }

    private final Count count;

    public CountingLatch(int count) {
        if (count < 0) {
            throw new IllegalArgumentException("count < 0");
        }
        this.count = new Count(count);
    }

    @Override
    public void countDown() {
        count.releaseShared(1);
    }

    @Override
    public void await() throws InterruptedException {
        count.acquireSharedInterruptibly(1);
    }

    @Override
    public boolean await(long timeout, TimeUnit unit) throws InterruptedException {
        return count.tryAcquireSharedNanos(1, unit.toNanos(timeout));
    }

    @Override
    public int count() {
        return count.get();
    }
}
