package locks.model;

import dev.lockstep.api.WouldBlock;

/// A mutex that is not reentrant, as one thread plays it: callers say which thread they are. Not thread-safe.
public final class MutexModel {

    private static final int NOBODY = -1;

    private int holder = NOBODY;

    /// Takes the mutex unless this thread holds it; has to wait while another one does.
    ///
    /// @return whether it did not hold it
    public boolean lock(int thread) {
        if (holder == thread) {
            return false;
        }
        if (holder != NOBODY) {
            throw new WouldBlock();
        }
        holder = thread;
        return true;
    }

    /// Takes the mutex if it is free.
    ///
    /// @return whether it was free
    public boolean tryLock(int thread) {
        if (holder != NOBODY) {
            return false;
        }
        holder = thread;
        return true;
    }

    /// Gives the mutex back if this thread holds it, else does nothing.
    ///
    /// @return whether the thread held it
    public boolean unlock(int thread) {
        if (holder != thread) {
            return false;
        }
        holder = NOBODY;
        return true;
    }
}
