package programs;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/// Loops whose bug can show in every round.
@SuppressWarnings({"NonAtomicVolatileUpdate", "NonAtomicOperationOnVolatileField", "LockNotBeforeTry", "WaitNotInLoop",
        "NotifyOrNotifyAll"}) // wrong on purpose
public class Rounds {

    private static final int ROUNDS = 5;

    private volatile int count;

    /// How short the bug can be shown.
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Shown {
        /// The decisions that it takes.
        int decisions();

        /// The rows of its trace.
        int rows();
    }

    private static void eachRound(Go.Task task) throws Exception {
        for (var i = 0; i < ROUNDS; i++) {
            task.run();
        }
    }

    private static void two(Go.Task task) throws InterruptedException {
        Go.together(() -> eachRound(task), () -> eachRound(task));
    }

    @Shown(decisions = 1, rows = 48)
    public static void incrementsAreLost() throws Exception {
        var shared = new Rounds();
        two(() -> shared.count++);
        if (shared.count != 2 * ROUNDS) {
            throw new AssertionError("expected: <" + 2 * ROUNDS + "> but was: <" + shared.count + ">");
        }
    }

    @Shown(decisions = 3, rows = 24)
    public static void twoAreInside() throws Exception {
        var taken = new AtomicBoolean();
        var inside = new AtomicInteger();
        two(() -> {
            while (taken.get()) {
                Thread.onSpinWait();
            }
            taken.set(true);
            Go.check(inside.incrementAndGet() == 1);
            inside.decrementAndGet();
            taken.set(false);
        });
    }

    @Shown(decisions = 3, rows = 24)
    public static void twoAreInsideInARound() throws Exception {
        var taken = new AtomicBoolean();
        var inside = new AtomicInteger();
        Go.Task task = () -> {
            for (var i = 0; i < ROUNDS; i++) {
                while (taken.get()) {
                    Thread.onSpinWait();
                }
                taken.set(true);
                if (inside.incrementAndGet() != 1) {
                    throw new AssertionError("two are inside in round " + i);
                }
                inside.decrementAndGet();
                taken.set(false);
            }
        };
        Go.together(task, task);
    }

    private static void both(Lock one, Lock other) {
        one.lock();
        other.lock();
        other.unlock();
        one.unlock();
    }

    @Shown(decisions = 1, rows = 24)
    public static void locksInOppositeOrder() throws Exception {
        var one = new ReentrantLock();
        var other = new ReentrantLock();
        Go.together(() -> eachRound(() -> both(one, other)), () -> eachRound(() -> both(other, one)));
    }

    @Shown(decisions = 2, rows = 24)
    public static void aMonitorIsForgotten() throws Exception {
        var shared = new Box();
        Go.together(() -> eachRound(() -> {
            synchronized (shared) {
                shared.value++;
            }
        }), () -> eachRound(() -> {
            synchronized (shared) {
                shared.value++;
            }
            shared.value++;
        }));
    }

    @Shown(decisions = 1, rows = 24)
    public static void permitsAreTakenOneByOne() throws Exception {
        var permits = new Semaphore(2);
        two(() -> {
            permits.acquire();
            permits.acquire();
            permits.release(2);
        });
    }

    @Shown(decisions = 1, rows = 63)
    public static void theWrongOneIsNotified() throws Exception {
        var shared = new Rounds();
        Go.Task put = () -> eachRound(() -> {
            synchronized (shared) {
                while (shared.count == 1) {
                    shared.wait();
                }
                shared.count = 1;
                shared.notify();
            }
        });
        Go.Task take = () -> eachRound(() -> {
            synchronized (shared) {
                while (shared.count == 0) {
                    shared.wait();
                }
                shared.count = 0;
                shared.notify();
            }
        });
        Go.together(put, put, take, take);
    }

    @Shown(decisions = 1, rows = 53)
    public static void whatWasSeenIsGone() throws Exception {
        var queue = new ArrayBlockingQueue<Integer>(20);
        for (var i = 0; i < 9; i++) {
            queue.add(i);
        }
        two(() -> {
            if (!queue.isEmpty()) {
                queue.remove();
            }
        });
    }

    /// Each round needs two switches: there and back.
    @Shown(decisions = 6, rows = 35)
    public static void aReadIsOvertakenTwice() throws Exception {
        var shared = new Rounds();
        Go.together(() -> eachRound(() -> {
            shared.count = 1;
            shared.count = 0;
        }), () -> eachRound(() -> {
            var first = shared.count;
            var second = shared.count;
            var third = shared.count;
            Go.check(!(first == 0 && second == 1 && third == 0));
        }));
    }

    @Shown(decisions = 1, rows = 92)
    public static void fourIncrementEach() throws Exception {
        var shared = new Rounds();
        Go.Task task = () -> eachRound(() -> shared.count++);
        Go.together(task, task, task, task);
        if (shared.count != 4 * ROUNDS) {
            throw new AssertionError("expected: <" + 4 * ROUNDS + "> but was: <" + shared.count + ">");
        }
    }

    @Shown(decisions = 1, rows = 44)
    public static void aBalanceIsOverdrawn() throws Exception {
        var balance = new AtomicInteger(9);
        two(() -> {
            if (balance.get() > 0 && balance.decrementAndGet() < 0) {
                throw new AssertionError("overdrawn");
            }
        });
    }
}
