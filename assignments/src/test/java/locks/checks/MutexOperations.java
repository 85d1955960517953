package locks.checks;

import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.ThreadIdGen;

import dev.lockstep.api.Submission;
import locks.contract.Mutex;

/// A mutex that is not reentrant as operations: [locks.model.MutexModel] explains them.
///
/// Thread safety: that of the mutex; of `holds` each thread uses its own element only.
public abstract class MutexOperations {

    private static final int MORE_THAN_ENOUGH_THREADS = 16;

    private final Mutex mutex;
    private final boolean[] holds = new boolean[MORE_THAN_ENOUGH_THREADS];

    /// Makes a mutex of the submission under check.
    protected MutexOperations(String className) {
        mutex = Submission.current().create(Mutex.class, className);
    }

    /// Takes the mutex unless this thread holds it.
    @Operation(blocking = true)
    public boolean lock(@Param(gen = ThreadIdGen.class) int thread) {
        if (holds[thread]) {
            return false;
        }
        mutex.lock();
        holds[thread] = true;
        return true;
    }

    /// Tries to take the mutex.
    @Operation
    public boolean tryLock(@Param(gen = ThreadIdGen.class) int thread) {
        boolean taken = mutex.tryLock();
        holds[thread] |= taken;
        return taken;
    }

    /// Gives the mutex back if this thread holds it: others are not allowed to.
    @Operation
    public boolean unlock(@Param(gen = ThreadIdGen.class) int thread) {
        boolean held = holds[thread];
        if (held) {
            holds[thread] = false;
            mutex.unlock();
        }
        return held;
    }
}
