package locks.checks;

import java.util.concurrent.atomic.AtomicBoolean;

import dev.lockstep.api.Threads;
import locks.contract.Mutex;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// What checks of several mutexes do alike.
final class MutexPrograms {

    private MutexPrograms() {}

    /// Plays once through taking and giving back a mutex that is not reentrant.
    static void takeAndGive(Mutex mutex, Mutex another, Threads threads) {
        mutex.lock();
        assertFalse(mutex.tryLock(), "tryLock() succeeded although the caller holds the lock already");
        assertFalse(triedElsewhere(mutex, threads), "tryLock() succeeded although another thread holds the lock");
        assertTrue(another.tryLock(), "tryLock() failed on a free lock because of another lock that is held");
        another.unlock();
        mutex.unlock();
        assertTrue(mutex.tryLock(), "tryLock() failed although the lock was free");
        assertFalse(triedElsewhere(mutex, threads), "tryLock() succeeded although another thread has it by tryLock()");
        mutex.unlock();
        mutex.lock();
        mutex.unlock();
    }

    /// Sends some threads through one critical section.
    static void takeTurns(Mutex mutex, int count, Threads threads) {
        var section = new Section();
        threads.times(count, i -> {
            mutex.lock();
            section.passAlone();
            mutex.unlock();
        });
        threads.join();
    }

    /// What `tryLock` answers to a thread of its own.
    static boolean triedElsewhere(Mutex mutex, Threads threads) {
        var taken = new AtomicBoolean();
        threads.start(() -> taken.set(mutex.tryLock()));
        threads.join();
        return taken.get();
    }
}
