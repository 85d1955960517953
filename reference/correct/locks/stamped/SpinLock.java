package locks;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicStampedReference;
import locks.contract.Mutex;
public class SpinLock implements Mutex {
    private final AtomicStampedReference<Thread> holder = new AtomicStampedReference<>(null, 0);
    @Override public void lock() {
        while (!tryLock()) {
            int n = ThreadLocalRandom.current().nextInt(1, 4);
            while (n-- > 0) Thread.onSpinWait();
        }
    }
    @Override public void unlock() { holder.set(null, holder.getStamp() + 1); }
    @Override public boolean tryLock() {
        int[] stamp = new int[1];
        while (holder.get(stamp) == null) {
            if (holder.compareAndSet(null, Thread.currentThread(), stamp[0], stamp[0] + 1)) return true;
        }
        return false;
    }
}
