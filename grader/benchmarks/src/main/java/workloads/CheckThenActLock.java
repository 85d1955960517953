package workloads;

/// A lock that two can hold: it looks first and takes afterwards.
public class CheckThenActLock {

    private volatile boolean held;

    /// Takes the lock if nobody holds it.
    public boolean tryLock() {
        if (held) {
            return false;
        }
        held = true;
        return true;
    }

    /// Gives it back.
    public void unlock() {
        held = false;
    }
}
