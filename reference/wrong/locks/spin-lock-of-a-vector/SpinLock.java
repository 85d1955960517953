package locks;

import java.util.List;
import java.util.Vector;

import locks.contract.Mutex;

/// A lock of one key, which hangs on a board while nobody holds the lock.
///
/// Thread safety: that of [Vector]: one thread at most is told that it took the key away.
public class SpinLock implements Mutex {

    private static final String KEY = "key";

    private final Vector<String> board = new Vector<>(List.of(KEY)); // BUG

    @Override
    public void lock() {
        while (!board.remove(KEY)) {
            Thread.onSpinWait();
        }
    }

    @Override
    public void unlock() {
        board.add(KEY);
    }

    @Override
    public boolean tryLock() {
        return board.remove(KEY);
    }
}
