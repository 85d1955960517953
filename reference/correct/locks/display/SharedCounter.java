package locks;
import locks.contract.Counter;
import locks.contract.Mutex;
public class SharedCounter implements Counter {
    private final Mutex mutex;
    private final Runnable pause;
    private Integer number = 0;
    public SharedCounter(final Mutex mutex, final Runnable pause) { this.mutex = mutex; this.pause = pause; }
    private synchronized Integer get() { return number; }
    private synchronized void set(Integer n) { number = n; }
    @Override public void add(int amount) {
        mutex.lock();
        try { Integer was = get(); pause.run(); set(was + amount); } finally { mutex.unlock(); }
    }
    @Override public int value() { return get(); }
}
