package locks;

import java.util.concurrent.atomic.AtomicInteger;

import locks.contract.Mutex;

/// A lock of one bit whose rivals keep away for a while after each failure, twice as long each time.
///
/// Thread safety: the thread that turns `state` from free to held by `getAndSet` holds the lock; only it turns `state`
/// back.
public class SpinLock implements Mutex {

    private static final int FREE = 0;
    private static final int HELD = 1;
    private static final int LONGEST_PAUSE = 8;

    private final AtomicInteger state = new AtomicInteger(FREE);

    @Override
    public void lock() {
        for (int pause = 1; state.getAndSet(HELD) == HELD; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
            for (int i = 0; i < pause; i++) {
                Thread.onSpinWait();
            }
        }
    }

    @Override
    public void unlock() {
        state.set(FREE);
    }

    @Override
    public boolean tryLock() {
        return state.getAndSet(HELD) == FREE;
    }
}
