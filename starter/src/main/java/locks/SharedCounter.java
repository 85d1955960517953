package locks;

import locks.contract.Counter;
import locks.contract.Mutex;

/// Reads, pauses, writes back. The contract is in [Counter].
public class SharedCounter implements Counter {

    /// @param mutex guards the number
    /// @param pause runs in the middle of each update
    public SharedCounter(Mutex mutex, Runnable pause) {
        // Keep both; nothing is called yet.
    }

    @Override
    public void add(int amount) {
        throw new UnsupportedOperationException("TODO: SharedCounter.add");
    }

    @Override
    public int value() {
        throw new UnsupportedOperationException("TODO: SharedCounter.value");
    }
}
