package locks;
import locks.contract.OwnedMutex;
public class ReentrantMutex extends Ownership implements OwnedMutex {
    @Override public synchronized void lock() { takeWhenFree(); }
    @Override public synchronized void unlock() { if (!giveBack()) throw new IllegalMonitorStateException(); }
    @Override public synchronized boolean tryLock() { return free() && take(); }
    @Override public synchronized int holdCount() { return holdsOf(Thread.currentThread()); }
}
