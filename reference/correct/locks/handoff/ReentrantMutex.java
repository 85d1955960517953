package locks;
import java.util.ArrayDeque;
import java.util.Deque;
import locks.contract.OwnedMutex;
public class ReentrantMutex implements OwnedMutex {
    private static class Waiter {
        final Thread thread = Thread.currentThread();
        private boolean granted;
        synchronized void grant() { granted = true; notify(); }
        synchronized void await() {
            boolean hit = false;
            while (!granted) {
                try { wait(); } catch (InterruptedException e) { hit = true; }
            }
            if (hit) thread.interrupt();
        }
    }
    private final Deque<Waiter> waiters = new ArrayDeque<>();
    private Thread owner;
    private int count;
    @Override public void lock() {
        Waiter w;
        synchronized (waiters) {
            if (owner == null || owner == Thread.currentThread()) {
                owner = Thread.currentThread();
                count++;
                return;
            }
            w = new Waiter();
            waiters.add(w);
        }
        w.await();
    }
    @Override public void unlock() {
        Waiter next;
        synchronized (waiters) {
            if (owner != Thread.currentThread()) throw new IllegalMonitorStateException();
            if (--count > 0) return;
            next = waiters.poll();
            owner = next == null ? null : next.thread;
            count = next == null ? 0 : 1;
        }
        if (next != null) next.grant();
    }
    @Override public boolean tryLock() {
        synchronized (waiters) {
            if (owner != null && owner != Thread.currentThread()) return false;
            owner = Thread.currentThread();
            count++;
            return true;
        }
    }
    @Override public int holdCount() {
        synchronized (waiters) { return owner == Thread.currentThread() ? count : 0; }
    }
}
