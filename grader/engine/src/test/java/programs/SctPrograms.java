package programs;

import static programs.Aspect.STUCK;
import static programs.Aspect.UNSYNCHRONISED;
import static programs.Primitive.TEXTBOOK;
import static programs.Shows.Result.DEADLOCK;
import static programs.Shows.Result.EXCEPTION;
import static programs.Shows.Result.LOST_WAKEUP;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.ReentrantLock;

/// Programs with the bugs of SCTBench (Thomson, Donaldson, Betts, "Concurrency testing using schedule bounding: an empirical
/// study", PPoPP 2014), written anew: what they share is volatile, so that it is no data race that fails first.
@SuppressWarnings({"NonAtomicVolatileUpdate", "NonAtomicOperationOnVolatileField", "LockNotBeforeTry", "WaitNotInLoop",
        "NotifyWithoutLock"}) // wrong on purpose, or short
public class SctPrograms {

    private volatile int a;
    private volatile int b;
    private volatile int c;
    private volatile boolean stopped;
    private volatile boolean stopping;

    /// Some set `a` and then `b`, one checks that it sees both or none.
    private static void reorder(int setters) throws Exception {
        var shared = new SctPrograms();
        var tasks = new ArrayList<Go.Task>();
        for (var i = 0; i < setters; i++) {
            tasks.add(() -> {
                shared.a = 1;
                shared.b = -1;
            });
        }
        tasks.add(() -> {
            var first = shared.a;
            var second = shared.b;
            Go.check((first == 0 && second == 0) || (first == 1 && second == -1));
        });
        Go.together(tasks.toArray(Go.Task[]::new));
    }

    @Shows(value = EXCEPTION, primitive = TEXTBOOK, aspect = UNSYNCHRONISED)
    public static void reorder3() throws Exception {
        reorder(2);
    }

    @Shows(value = EXCEPTION, primitive = TEXTBOOK, aspect = UNSYNCHRONISED)
    public static void reorder4() throws Exception {
        reorder(3);
    }

    @Shows(value = EXCEPTION, primitive = TEXTBOOK, aspect = UNSYNCHRONISED)
    public static void reorder5() throws Exception {
        reorder(4);
    }

    @Shows(value = EXCEPTION, primitive = TEXTBOOK, aspect = UNSYNCHRONISED)
    public static void reorder10() throws Exception {
        reorder(9);
    }

    @Shows(value = EXCEPTION, primitive = TEXTBOOK, aspect = UNSYNCHRONISED)
    public static void reorder20() throws Exception {
        reorder(19);
    }

    /// Several set one value under one lock and another under a second; one reads them in the same order.
    private static void twostage(int setters) throws Exception {
        var shared = new SctPrograms();
        var tasks = new ArrayList<Go.Task>();
        var one = new Object();
        var two = new Object();
        for (var i = 0; i < setters; i++) {
            tasks.add(() -> {
                synchronized (one) {
                    shared.a = 1;
                }
                synchronized (two) {
                    shared.b = shared.a + 1;
                }
            });
        }
        tasks.add(() -> {
            int first;
            synchronized (one) {
                if (shared.a == 0) {
                    return;
                }
                first = shared.a;
            }
            synchronized (two) {
                Go.check(shared.b == first + 1);
            }
        });
        Go.together(tasks.toArray(Go.Task[]::new));
    }

    @Shows(value = EXCEPTION, primitive = TEXTBOOK, aspect = UNSYNCHRONISED)
    public static void twostage1() throws Exception {
        twostage(1);
    }

    @Shows(value = EXCEPTION, primitive = TEXTBOOK, aspect = UNSYNCHRONISED)
    public static void twostage20() throws Exception {
        twostage(20);
    }

    /// One increments under a lock, others under another one.
    private static void wronglock(int others) throws Exception {
        var shared = new SctPrograms();
        var right = new Object();
        var wrong = new Object();
        var tasks = new ArrayList<Go.Task>();
        tasks.add(() -> {
            synchronized (right) {
                var before = shared.a;
                shared.a = before + 1;
                Go.check(shared.a == before + 1);
            }
        });
        for (var i = 0; i < others; i++) {
            tasks.add(() -> {
                synchronized (wrong) {
                    shared.a += 2;
                }
            });
        }
        Go.together(tasks.toArray(Go.Task[]::new));
    }

    @Shows(value = EXCEPTION, primitive = TEXTBOOK, aspect = UNSYNCHRONISED)
    public static void wronglock1() throws Exception {
        wronglock(1);
    }

    @Shows(value = EXCEPTION, primitive = TEXTBOOK, aspect = UNSYNCHRONISED)
    public static void wronglock3() throws Exception {
        wronglock(3);
    }

    @Shows(value = EXCEPTION, primitive = TEXTBOOK, aspect = UNSYNCHRONISED)
    public static void wronglock7() throws Exception {
        wronglock(7);
    }

    @Shows(value = DEADLOCK, primitive = TEXTBOOK, aspect = STUCK)
    public static void carter01() throws Exception {
        var shared = new SctPrograms();
        var m = new ReentrantLock();
        var l = new ReentrantLock();
        Go.together(() -> carter(shared, m, l, true), () -> carter(shared, l, m, false), () -> nothing(shared),
                () -> nothing(shared));
    }

    private static void carter(SctPrograms shared, ReentrantLock first, ReentrantLock second, boolean one) {
        first.lock();
        shared.a++;
        if (shared.a == 1) {
            second.lock();
        }
        first.unlock();
        shared.c = one ? 1 : 2;
        first.lock();
        shared.a--;
        if (shared.a == 0 && second.isHeldByCurrentThread()) {
            second.unlock();
        }
        first.unlock();
    }

    private static void nothing(SctPrograms shared) {
        shared.b++;
    }

    @Shows(value = EXCEPTION, primitive = TEXTBOOK, aspect = UNSYNCHRONISED)
    public static void aStackWhoseSizeIsCheckedOutsideOfTheLock() throws Exception {
        var top = new AtomicInteger();
        var lock = new Object();
        Go.together(() -> {
            for (var i = 0; i < 5; i++) {
                synchronized (lock) {
                    top.incrementAndGet();
                }
            }
        }, () -> {
            for (var i = 0; i < 5; i++) {
                if (top.get() > 0) {
                    synchronized (lock) {
                        Go.check(top.decrementAndGet() >= 0);
                    }
                }
            }
        }, () -> {
            if (top.get() > 0) {
                synchronized (lock) {
                    Go.check(top.decrementAndGet() >= 0);
                }
            }
        });
    }

    @Shows(value = EXCEPTION, primitive = TEXTBOOK, aspect = UNSYNCHRONISED)
    public static void aQueueWhoseFlagLagsBehind() throws Exception {
        var shared = new SctPrograms();
        var lock = new Object();
        var queue = new ArrayDeque<Integer>();
        Go.together(() -> {
            for (var i = 0; i < 4; i++) {
                synchronized (lock) {
                    queue.add(i);
                }
                shared.a++;
            }
        }, () -> {
            for (var i = 0; i < 4; i++) {
                synchronized (lock) {
                    if (!queue.isEmpty()) {
                        queue.remove();
                        Go.check(shared.a > 0);
                        shared.b++;
                    }
                }
            }
        });
    }

    @Shows(value = EXCEPTION, primitive = TEXTBOOK, aspect = UNSYNCHRONISED)
    public static void anAccountWhoseBalanceIsReadInBetween() throws Exception {
        var shared = new SctPrograms();
        var lock = new Object();
        shared.a = 10;
        Go.together(() -> {
            synchronized (lock) {
                shared.a += 5;
            }
            synchronized (lock) {
                shared.b = 1;
            }
        }, () -> {
            synchronized (lock) {
                shared.a -= 3;
            }
            synchronized (lock) {
                shared.c = 1;
            }
        }, () -> {
            synchronized (lock) {
                Go.check(!(shared.b == 1 && shared.c == 0 && shared.a != 15));
            }
        });
    }

    /// Sums up under a lock; one that comes late finds too much.
    @Shows(value = EXCEPTION, primitive = TEXTBOOK, aspect = UNSYNCHRONISED)
    public static void lazy01() throws Exception {
        var shared = new SctPrograms();
        var lock = new Object();
        Go.together(() -> {
            synchronized (lock) {
                shared.a++;
            }
        }, () -> {
            synchronized (lock) {
                shared.a += 2;
            }
        }, () -> {
            synchronized (lock) {
                Go.check(shared.a < 3);
            }
        });
    }

    @Shows(value = DEADLOCK, primitive = TEXTBOOK, aspect = STUCK)
    public static void deadlock01() throws Exception {
        var left = new ReentrantLock();
        var right = new ReentrantLock();
        Go.together(() -> nested(left, right), () -> nested(right, left));
    }

    private static void nested(ReentrantLock outer, ReentrantLock inner) {
        outer.lock();
        inner.lock();
        inner.unlock();
        outer.unlock();
    }

    /// The driver is stopped between the worker's look at the flag and its entry.
    @Shows(value = EXCEPTION, primitive = TEXTBOOK, aspect = UNSYNCHRONISED)
    public static void aBluetoothDriverIsStoppedWhileItWorks() throws Exception {
        var driver = new SctPrograms();
        var pending = new AtomicInteger(1);
        Go.together(() -> {
            if (driver.stopping) {
                return;
            }
            pending.incrementAndGet();
            if (!driver.stopping) {
                Go.check(!driver.stopped);
            }
            if (pending.decrementAndGet() == 0) {
                driver.stopped = true;
            }
        }, () -> {
            driver.stopping = true;
            if (pending.decrementAndGet() == 0) {
                driver.stopped = true;
            }
        }, () -> {
            if (!driver.stopping) {
                driver.c++;
                Go.check(!driver.stopped);
            }
        });
    }

    @Shows(value = EXCEPTION, primitive = TEXTBOOK, aspect = UNSYNCHRONISED)
    public static void aCircularBufferOfTwoProducersLosesAnItem() throws Exception {
        var slots = new AtomicIntegerArray(4);
        var shared = new SctPrograms();
        Go.Task producer = () -> {
            for (var i = 1; i <= 2; i++) {
                slots.set(shared.a % 4, i);
                shared.a++;
            }
        };
        Go.together(producer, producer, () -> shared.b = slots.get(0));
        Go.check(shared.a == 4);
    }

    /// Each sets a token one more than that of the one before.
    @Shows(value = EXCEPTION, primitive = TEXTBOOK, aspect = UNSYNCHRONISED)
    public static void aTokenRingIsEntered() throws Exception {
        var tokens = new AtomicIntegerArray(4);
        var tasks = new Go.Task[4];
        for (var i = 0; i < 4; i++) {
            var mine = i;
            tasks[i] = () -> {
                var before = mine == 0 ? 0 : tokens.get(mine - 1);
                tokens.set(mine, before + 1);
            };
        }
        Go.together(tasks);
        Go.check(tokens.get(3) != 2);
    }

    /// The last of those who come in a fixed order is overtaken by the first.
    @Shows(value = EXCEPTION, primitive = TEXTBOOK, aspect = UNSYNCHRONISED)
    public static void theLastIsOvertakenTwice() throws Exception {
        var shared = new SctPrograms();
        Go.together(() -> {
            if (shared.b == 1) {
                shared.c = 1;
            }
        }, () -> shared.a = 1, () -> {
            if (shared.a == 0) {
                shared.b = 1;
            }
        }, () -> shared.a = 2);
        Go.check(shared.c == 0);
    }

    @Shows(value = EXCEPTION, primitive = TEXTBOOK, aspect = UNSYNCHRONISED)
    public static void aFibonacciSumComesToItsMost() throws Exception {
        var shared = new SctPrograms();
        shared.a = 1;
        shared.b = 1;
        Go.together(() -> {
            for (var i = 0; i < 3; i++) {
                shared.a += shared.b;
            }
        }, () -> {
            for (var i = 0; i < 3; i++) {
                shared.b += shared.a;
            }
        });
        Go.check(shared.a < 21 && shared.b < 21);
    }

    @Shows(value = EXCEPTION, primitive = TEXTBOOK, aspect = UNSYNCHRONISED)
    public static void aStackOfNodesLosesOneToABA() throws Exception {
        var next = new AtomicIntegerArray(new int[]{-1, 0, 1});
        var head = new AtomicInteger(2);
        var popped = new AtomicIntegerArray(3);
        Go.together(() -> {
            var top = head.get();
            var below = next.get(top);
            if (head.compareAndSet(top, below)) {
                popped.incrementAndGet(top);
            }
        }, () -> {
            var first = head.get();
            head.compareAndSet(first, next.get(first));
            var second = head.get();
            if (second >= 0 && head.compareAndSet(second, next.get(second))) {
                popped.incrementAndGet(second);
            }
            next.set(first, head.get());
            head.set(first);
        });
        var at = head.get();
        while (at >= 0) {
            Go.check(popped.get(at) == 0);
            at = next.get(at);
        }
    }

    @Shows(value = LOST_WAKEUP, primitive = TEXTBOOK, aspect = STUCK)
    public static void oneOfManyWaitersIsNotifiedForAll() throws Exception {
        var shared = new SctPrograms();
        var lock = new Object();
        Go.Task waiter = () -> {
            synchronized (lock) {
                if (shared.a == 0) {
                    lock.wait();
                }
            }
        };
        Go.together(waiter, waiter, waiter, () -> {
            synchronized (lock) {
                shared.a = 1;
                lock.notify();
            }
        });
    }

    @Shows(value = DEADLOCK, primitive = TEXTBOOK, aspect = STUCK)
    public static void fivePhilosophersTakeTheirLeftForks() throws Exception {
        var forks = new ReentrantLock[5];
        for (var i = 0; i < 5; i++) {
            forks[i] = new ReentrantLock();
        }
        var tasks = new Go.Task[5];
        for (var i = 0; i < 5; i++) {
            var mine = i;
            tasks[i] = () -> nested(forks[mine], forks[(mine + 1) % 5]);
        }
        Go.together(tasks);
    }
}
