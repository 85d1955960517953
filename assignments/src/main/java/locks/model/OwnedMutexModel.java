package locks.model;

import dev.lockstep.api.WouldBlock;

/// A reentrant mutex, as one thread plays it: callers say which thread they are. Not thread-safe.
public final class OwnedMutexModel {

    private int owner;
    private int holds;

    /// Takes the mutex; has to wait while another thread owns it.
    public void lock(int thread) {
        if (!tryLock(thread)) {
            throw new WouldBlock();
        }
    }

    /// Takes the mutex if it is free or this thread owns it.
    ///
    /// @return whether it did
    public boolean tryLock(int thread) {
        if (holds > 0 && owner != thread) {
            return false;
        }
        owner = thread;
        holds++;
        return true;
    }

    /// Counts one hold of this thread less, if it has one.
    ///
    /// @return whether it had one; `false` stands for the exception
    public boolean unlock(int thread) {
        if (holdCount(thread) == 0) {
            return false;
        }
        holds--;
        return true;
    }

    /// How many holds this thread has.
    public int holdCount(int thread) {
        return owner == thread ? holds : 0;
    }
}
