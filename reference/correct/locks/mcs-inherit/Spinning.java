package locks;
import java.util.function.BooleanSupplier;
import locks.contract.Mutex;
/** What all spinning locks have in common. */
abstract class Spinning implements Mutex {
    protected abstract boolean attempt();
    @Override public void lock() { until(this::attempt); }
    @Override public boolean tryLock() { return attempt(); }
    static void until(BooleanSupplier condition) {
        for (int round = 1; !condition.getAsBoolean(); round = Math.min(2 * round, 8)) {
            for (int i = 0; i < round; i++) Thread.onSpinWait();
        }
    }
}
