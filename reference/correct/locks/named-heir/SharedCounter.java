package locks;
import java.util.concurrent.atomic.AtomicInteger;
import locks.contract.Counter;
import locks.contract.Mutex;
public class SharedCounter implements Counter {
    private final Mutex guard;
    private final Runnable pause;
    private final AtomicInteger shown = new AtomicInteger();
    public SharedCounter(Mutex mutex, Runnable pause) { guard = mutex; this.pause = pause; }
    @Override public void add(int amount) {
        guard.lock();
        RuntimeException failure = null;
        Error error = null;
        int n = shown.get();
        try { pause.run(); } catch (RuntimeException e) { failure = e; } catch (Error e) { error = e; }
        if (failure == null && error == null) shown.set(n + amount);
        guard.unlock();
        if (failure != null) throw failure;
        if (error != null) throw error;
    }
    @Override public int value() { return shown.get(); }
}
