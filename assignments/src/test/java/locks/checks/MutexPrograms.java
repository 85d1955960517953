package locks.checks;

import java.util.concurrent.atomic.AtomicBoolean;

import dev.lockstep.api.Finding;
import dev.lockstep.api.Threads;
import locks.contract.Mutex;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
        another.lock();
        mutex.unlock();
        assertTrue(mutex.tryLock(), "tryLock() failed on a lock that its thread gave back while it holds another one");
        assertFalse(triedElsewhere(another, threads), "tryLock() succeeded although another thread holds the lock");
        another.unlock();
        assertTrue(another.tryLock(),
                "tryLock() failed on a lock that its thread gave back while it holds another one");
        another.unlock();
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
        assertEquals(count, section.passed(), "threads that passed the critical section");
    }

    /// Sends one thread through a critical section by `lock` twice, another one by `tryLock` as often as it succeeds.
    static void takeTurnsWithTryLock(Mutex mutex, Threads threads) {
        var section = new Section();
        threads.start("locks", () -> {
            for (int round = 1; round <= 2; round++) {
                mutex.lock();
                section.passAlone();
                mutex.unlock();
            }
        });
        threads.start("tries", () -> {
            for (int round = 1; round <= 2; round++) {
                if (mutex.tryLock()) {
                    section.passAlone();
                    mutex.unlock();
                }
            }
        });
        threads.join();
    }

    /// Interrupts threads that take a mutex: before the call, where it is free and where it is held, and during it.
    static void outlastInterrupts(Mutex mutex, Threads threads) {
        Thread.currentThread().interrupt();
        assertTrue(mutex.tryLock(), "tryLock() failed on a free lock because the thread was interrupted");
        assertTrue(Thread.interrupted(), "tryLock() lost an interrupt from before the call");
        mutex.unlock();
        Thread.currentThread().interrupt();
        mutex.lock();
        assertTrue(Thread.interrupted(), "lock() of a free lock lost an interrupt from before the call");
        var inside = new AtomicBoolean();
        var waiting = threads.start("waiting", () -> {
            mutex.lock();
            inside.set(true);
            assertTrue(Thread.currentThread().isInterrupted(), "lock() lost an interrupt");
            mutex.unlock();
        });
        waiting.interrupt();
        // no settle() here: a thread that spins and counts does not settle
        Finding.named("mutual-exclusion-violated").hint("What does a thread know of the lock when its wait has ended?")
                .unless(() -> assertFalse(inside.get(),
                        "an interrupt let a thread in although another one holds the mutex"));
        mutex.unlock();
        threads.join();
    }

    /// A thread that takes a mutex a second time waits for itself. It is left behind, for nobody else may wake it.
    static void lockTwice(Mutex mutex, Threads threads) {
        var again = new AtomicBoolean();
        var greedy = new Thread(() -> {
            mutex.lock();
            mutex.lock();
            again.set(true);
        }, "greedy");
        greedy.setDaemon(true);
        greedy.start();
        threads.start("onlooker", Thread::yield); // no settle(): a thread that spins and counts does not settle
        threads.join();
        assertFalse(again.get(), "lock() returned although its caller held the lock already");
    }

    /// What `tryLock` answers to a thread of its own.
    static boolean triedElsewhere(Mutex mutex, Threads threads) {
        var taken = new AtomicBoolean();
        threads.start(() -> taken.set(mutex.tryLock()));
        threads.join();
        return taken.get();
    }
}
