package programs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/// A program for each thing that a report can say.
@SuppressWarnings({"LockNotBeforeTry", "ReferenceEquality", "WaitNotInLoop"}) // wrong on purpose
public final class Reported {

    /// A property of the JVM, which the scheduler does not own.
    public static final String RUNS = "lockstep.test.reported.runs";

    private static final AtomicInteger STARTED = new AtomicInteger();

    private final Object left = new Object();
    private final Object right = new Object();
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicBoolean ready = new AtomicBoolean();
    private final ConcurrentHashMap<String, Integer> map = new ConcurrentHashMap<>();
    private int plain;

    private Reported() {}

    public static void correct() throws InterruptedException {
        var shared = new Reported();
        Go.together(shared.count::incrementAndGet, shared.count::incrementAndGet);
        Go.check(shared.count.get() == 2);
    }

    public static void usesStaticState() throws InterruptedException {
        Go.together(STARTED::incrementAndGet, STARTED::incrementAndGet);
        Go.check(STARTED.get() == 2);
    }

    public static void hasManySchedules() throws InterruptedException {
        var shared = new Reported();
        Go.Task task = () -> {
            for (var i = 0; i < 8; i++) {
                shared.count.incrementAndGet();
            }
        };
        Go.together(task, task, task);
    }

    /// Fails in one order of its steps alone.
    ///
    /// @param order what the reader reads then
    public static void failsInOneOrder(String order) throws InterruptedException {
        var shared = new Reported();
        var seen = new int[4];
        Go.together(() -> {
            for (var i = 0; i < seen.length; i++) {
                seen[i] = shared.count.get();
            }
        }, () -> {
            for (var i = 1; i < seen.length; i++) {
                shared.count.set(i);
            }
        });
        Go.check(!Arrays.toString(seen).equals(order));
    }

    public static void remembersEarlierRuns() throws InterruptedException {
        var shared = new Reported();
        var runs = Integer.getInteger(RUNS, 0) + 1;
        System.setProperty(RUNS, String.valueOf(runs));
        Go.together(() -> shared.count.addAndGet(runs));
    }

    public static void deadlocks() throws InterruptedException {
        var shared = new Reported();
        Go.together(() -> nest(shared.left, shared.right), () -> nest(shared.right, shared.left));
    }

    private static void nest(Object outer, Object inner) {
        synchronized (outer) {
            synchronized (inner) {
                Go.check(outer != inner);
            }
        }
    }

    public static void losesWakeup() throws InterruptedException {
        var shared = new Reported();
        Go.together(() -> {
            if (!shared.ready.get()) {
                synchronized (shared.left) {
                    shared.left.wait();
                }
            }
        }, () -> {
            shared.ready.set(true);
            synchronized (shared.left) {
                shared.left.notify();
            }
        });
    }

    public static void leavesThread() {
        var latch = new CountDownLatch(1);
        Go.start(latch::await);
    }

    public static void races() throws InterruptedException {
        var shared = new Reported();
        Go.together(() -> shared.plain++, () -> shared.plain++);
    }

    public static void spinsForEver() throws InterruptedException {
        var shared = new Reported();
        Go.together(() -> {
            while (!shared.ready.get()) {
                Thread.onSpinWait();
            }
        });
    }

    public static void failsAssertion() throws InterruptedException {
        var shared = new Reported();
        Go.Task task = () -> shared.count.set(shared.count.get() + 1);
        Go.together(task, task);
        Go.check(shared.count.get() == 2);
    }

    public static void doesNotEnd() throws InterruptedException {
        var shared = new Reported();
        Go.together(() -> {
            while (shared.count.incrementAndGet() > 0) {
                shared.ready.set(true);
            }
        });
    }

    public static void waitsWithinCompute() throws InterruptedException {
        var shared = new Reported();
        var lock = new ReentrantLock();
        Go.together(() -> {
            lock.lock();
            lock.unlock();
        }, () -> shared.map.compute("a", (_, _) -> {
            lock.lock();
            lock.unlock();
            return 1;
        }));
    }

    public static void takesLongInSomeSchedules() throws InterruptedException {
        var shared = new Reported();
        Go.together(() -> {
            for (var i = 0; i < 2_000 && shared.ready.get(); i++) {
                shared.count.incrementAndGet();
            }
        }, () -> shared.ready.set(true));
    }

    public static void isTooLong() throws InterruptedException {
        var shared = new Reported();
        Go.Task task = () -> {
            for (var i = 0; i < 1_000; i++) {
                shared.count.incrementAndGet();
            }
        };
        Go.together(task, task);
    }

    public static void takesManySteps() throws InterruptedException {
        var lists = new ArrayList<List<Integer>>();
        for (var i = 0; i < 50; i++) {
            lists.add(new ArrayList<>());
        }
        Go.start(() -> lists.getFirst().add(1)).join();
        Go.check(false);
    }
}
