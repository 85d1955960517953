package locks;
import java.util.function.IntSupplier;
import locks.contract.Counter;
import locks.contract.Mutex;
public class SharedCounter implements Counter {
    private record Guard(Mutex m) implements AutoCloseable {
        Guard { m.lock(); }
        @Override public void close() { m.unlock(); }
    }
    private final Mutex mutex;
    private final Runnable pause;
    private final int[] cell = {0};
    public SharedCounter(Mutex mutex, Runnable pause) { this.mutex = mutex; this.pause = pause; }
    private int locked(IntSupplier s) {
        try (Guard g = new Guard(mutex)) { return s.getAsInt(); }
    }
    @Override public void add(int amount) {
        locked(() -> {
            int sum = cell[0] + amount;
            pause.run();
            return cell[0] = sum;
        });
    }
    @Override public int value() { return locked(() -> cell[0]); }
}
