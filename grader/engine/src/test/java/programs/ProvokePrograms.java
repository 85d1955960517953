package programs;

import static programs.Aspect.CORRECT;
import static programs.Aspect.INTERRUPT;
import static programs.Aspect.LOST_SIGNAL;
import static programs.Aspect.MISUSE;
import static programs.Aspect.STUCK;
import static programs.Aspect.TIMEOUT;
import static programs.Aspect.UNSYNCHRONISED;
import static programs.Primitive.PROVOCATION;
import static programs.Shows.Result.DATA_RACE;
import static programs.Shows.Result.DEADLOCK;
import static programs.Shows.Result.EXCEPTION;
import static programs.Shows.Result.LOST_WAKEUP;
import static programs.Shows.Result.NOTHING_WRONG;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

import dev.lockstep.engine.Provoke;

/// What may happen to any program.
@SuppressWarnings("LockNotBeforeTry") // wrong on purpose: that is what they show
public class ProvokePrograms {

    /// A collaborator.
    public interface Sink {
        void accept(int value);
    }

    private final Lock lock = new ReentrantLock();
    private int value;

    private void addUnlessItFails(Sink sink) {
        lock.lock();
        sink.accept(++value);
        lock.unlock();
    }

    private void addWhateverHappens(Sink sink) {
        lock.lock();
        try {
            sink.accept(++value);
        } finally {
            lock.unlock();
        }
    }

    private interface Adding {
        void add(ProvokePrograms shared, Sink sink);
    }

    private static void withAFailingSink(Adding adding) throws Exception {
        var shared = new ProvokePrograms();
        var sink = Provoke.failing(Sink.class, _ -> {
        }, 1, IllegalStateException::new);
        Go.Task task = () -> {
            try {
                adding.add(shared, sink);
            } catch (IllegalStateException e) {
                Go.check(e.getMessage() == null);
            }
        };
        Go.together(task, task);
        Go.check(shared.value == 2);
    }

    @Shows(value = DEADLOCK, primitive = PROVOCATION, aspect = STUCK)
    public static void aLockKeptWhenACollaboratorFailsLocksOthersOut() throws Exception {
        withAFailingSink(ProvokePrograms::addUnlessItFails);
    }

    @Shows(value = NOTHING_WRONG, primitive = PROVOCATION, aspect = CORRECT)
    public static void aLockGivenBackInFinallySurvivesAFailure() throws Exception {
        withAFailingSink(ProvokePrograms::addWhateverHappens);
    }

    @Shows(value = EXCEPTION, primitive = PROVOCATION, aspect = INTERRUPT)
    public static void anInterruptAtTheWorstMomentLosesAnUpdate() throws Exception {
        var count = new AtomicInteger();
        var worker = Go.start(() -> {
            count.incrementAndGet();
            if (!Thread.currentThread().isInterrupted()) {
                count.incrementAndGet();
            }
        });
        Provoke.interrupt(worker);
        worker.join();
        Go.check(count.get() == 2);
    }

    @Shows(value = NOTHING_WRONG, primitive = PROVOCATION, aspect = INTERRUPT)
    public static void anInterruptComesBeforeOrAfterEachStep() throws Exception {
        var count = new AtomicInteger();
        var worker = Go.start(() -> {
            while (!Thread.currentThread().isInterrupted() && count.get() < 3) {
                count.incrementAndGet();
            }
        });
        Provoke.interrupt(worker);
        worker.join();
        Go.check(count.get() <= 3);
    }

    @Shows(value = DATA_RACE, primitive = PROVOCATION, aspect = UNSYNCHRONISED)
    public static void aCollaboratorThatMayFailOrdersNothing() throws Exception {
        var shared = new Box();
        var sink = Provoke.failing(Sink.class, added -> shared.value += added, 0, IllegalStateException::new);
        Go.together(() -> sink.accept(1), () -> sink.accept(2));
    }

    @Shows(value = LOST_WAKEUP, primitive = PROVOCATION, aspect = LOST_SIGNAL)
    public static void aFailureBeforeTheSignalLosesIt() throws Exception {
        var latch = new CountDownLatch(1);
        var sink = Provoke.failing(Sink.class, _ -> {
        }, 1, IllegalStateException::new);
        Go.together(() -> {
            try {
                sink.accept(1);
                latch.countDown();
            } catch (IllegalStateException e) {
                Go.check(latch.getCount() == 1);
            }
        }, latch::await);
    }

    @Shows(value = NOTHING_WRONG, primitive = PROVOCATION, aspect = TIMEOUT)
    public static void aTimeoutSurvivesALockThatAFailureKept() throws Exception {
        var shared = new ProvokePrograms();
        var sink = Provoke.failing(Sink.class, _ -> {
        }, 1, IllegalStateException::new);
        Go.together(() -> {
            try {
                shared.addUnlessItFails(sink);
            } catch (IllegalStateException e) {
                Go.check(((ReentrantLock) shared.lock).isHeldByCurrentThread());
            }
        }, () -> {
            var begun = System.nanoTime();
            if (shared.lock.tryLock(1, TimeUnit.SECONDS)) {
                shared.lock.unlock();
            } else {
                Go.check(System.nanoTime() - begun == 1_000_000_000);
            }
        });
    }

    @Shows(value = LOST_WAKEUP, primitive = PROVOCATION, aspect = MISUSE)
    public static void anInterruptThatIsSwallowedDoesNotEndWhatFollows() throws Exception {
        var worker = Go.start(() -> {
            try {
                Thread.sleep(1_000);
            } catch (InterruptedException e) {
                Go.check(!Thread.currentThread().isInterrupted()); // swallowed
            }
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Provoke.interrupt(worker);
        worker.join();
    }

    // Hash codes that tie

    private static final Object TIE = new Object();

    @SuppressWarnings("ReferenceEquality") // an object is itself alone
    private static void inOrderOfHash(Object one, Object other) {
        var swap = System.identityHashCode(one) > System.identityHashCode(other);
        synchronized (swap ? other : one) {
            synchronized (swap ? one : other) {
                Go.check(one != other);
            }
        }
    }

    private static void withTieBreaker(Object one, Object other) {
        if (System.identityHashCode(one) == System.identityHashCode(other)) {
            synchronized (TIE) {
                inOrderOfHash(one, other);
            }
        } else {
            inOrderOfHash(one, other);
        }
    }

    @Shows(value = NOTHING_WRONG, primitive = PROVOCATION, aspect = CORRECT)
    public static void locksInOrderOfTheirHashCodes() throws Exception {
        var one = new Object();
        var other = new Object();
        Go.together(() -> inOrderOfHash(one, other), () -> inOrderOfHash(other, one));
    }

    @Shows(value = DEADLOCK, primitive = PROVOCATION, aspect = STUCK)
    public static void hashCodesThatTieOrderNothing() throws Exception {
        Provoke.collidingHashCodes();
        var one = new Object();
        var other = new Object();
        Go.together(() -> inOrderOfHash(one, other), () -> inOrderOfHash(other, one));
    }

    @Shows(value = NOTHING_WRONG, primitive = PROVOCATION, aspect = CORRECT)
    public static void aThirdLockBreaksTheTie() throws Exception {
        Provoke.collidingHashCodes();
        var one = new ReentrantLock();
        var other = new ReentrantLock();
        Go.together(() -> withTieBreaker(one, other), () -> withTieBreaker(other, one));
    }

    @Shows(value = NOTHING_WRONG, primitive = PROVOCATION, aspect = CORRECT)
    public static void tablesWorkThoughAllHashCodesTie() throws Exception {
        Provoke.collidingHashCodes();
        var known = new IdentityHashMap<Object, Integer>();
        var set = new HashSet<Object>();
        for (var i = 0; i < 20; i++) {
            var key = new Object();
            known.put(key, i);
            Go.check(set.add(key) && known.get(key) == i);
        }
        Go.together(() -> Go.check(known.size() == 20 && set.size() == 20
                && new Object().hashCode() == known.keySet().iterator().next().hashCode()), () -> Go.check(true));
    }
}
