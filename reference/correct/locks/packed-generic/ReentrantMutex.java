package locks;
import locks.contract.OwnedMutex;
public class ReentrantMutex implements OwnedMutex {
    private static final class Hold { Thread by; int times; boolean mayTake() { return by == null || by == Thread.currentThread(); } }
    private final Guarded<Hold> hold = new Guarded<>(new Hold());
    @Override public void lock() {
        hold.when(Hold::mayTake, h -> { h.by = Thread.currentThread(); h.times++; });
    }
    @Override public void unlock() {
        hold.change(h -> {
            if (h.by != Thread.currentThread()) throw new IllegalMonitorStateException();
            if (--h.times == 0) h.by = null;
            return null;
        });
    }
    @Override public boolean tryLock() {
        return hold.change(h -> {
            boolean may = h.mayTake();
            if (may) { h.by = Thread.currentThread(); h.times++; }
            return may;
        });
    }
    @Override public int holdCount() {
        return hold.change(h -> h.by == Thread.currentThread() ? h.times : 0);
    }
}
