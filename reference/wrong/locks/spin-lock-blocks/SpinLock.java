package locks;

import locks.contract.Mutex;

/// A lock of one bit.
///
/// Thread safety: `held` is guarded by `monitor`; who waits tests it again after every wake-up.
public class SpinLock implements Mutex {

    private final Object monitor = new Object();
    private boolean held;

    @Override
    public void lock() {
        boolean interrupted = false;
        synchronized (monitor) {
            while (held) {
                try {
                    monitor.wait(); // BUG
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            held = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void unlock() {
        synchronized (monitor) {
            held = false;
            monitor.notify();
        }
    }

    @Override
    public boolean tryLock() {
        synchronized (monitor) {
            if (held) {
                return false;
            }
            held = true;
            return true;
        }
    }
}
