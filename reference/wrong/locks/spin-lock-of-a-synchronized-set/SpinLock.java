package locks;

import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

import locks.contract.Mutex;

/// A lock whose holder has put its mark into a set.
///
/// Thread safety: that of the set: one thread at most is told that the mark was not there before.
public class SpinLock implements Mutex {

    private static final String MARK = "held";

    private final Set<String> marks = Collections.synchronizedSet(new HashSet<>()); // BUG

    @Override
    public void lock() {
        while (!marks.add(MARK)) {
            Thread.yield();
        }
    }

    @Override
    public void unlock() {
        marks.remove(MARK);
    }

    @Override
    public boolean tryLock() {
        return marks.add(MARK);
    }
}
