package programs;

import static programs.Aspect.CORRECT;
import static programs.Aspect.LOST_SIGNAL;
import static programs.Aspect.MISUSE;
import static programs.Aspect.STUCK;
import static programs.Aspect.TIMEOUT;
import static programs.Aspect.UNSYNCHRONISED;
import static programs.Primitive.ATOMIC_REFERENCE;
import static programs.Primitive.BARRIER;
import static programs.Primitive.BUILDER;
import static programs.Primitive.CONCURRENT_MAP;
import static programs.Primitive.DELAY_QUEUE;
import static programs.Primitive.EXCHANGER;
import static programs.Primitive.HANDLER;
import static programs.Primitive.PHASER;
import static programs.Primitive.THREAD;
import static programs.Shows.Result.DATA_RACE;
import static programs.Shows.Result.DEADLOCK;
import static programs.Shows.Result.EXCEPTION;
import static programs.Shows.Result.LOST_WAKEUP;
import static programs.Shows.Result.NOTHING_WRONG;
import static programs.Shows.Result.NOT_SUPPORTED;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.Exchanger;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;

/// Where threads meet and code of the program runs on behalf of them: barrier actions, `onAdvance`, thread groups,
/// functions given to collections.
@SuppressWarnings("ThreadPriorityCheck") // a spinning thread gives way
public class PoolMeetingPrograms {

    int value;

    private static PoolMeetingPrograms[] two() {
        return new PoolMeetingPrograms[]{new PoolMeetingPrograms(), new PoolMeetingPrograms()};
    }

    @Shows(value = NOTHING_WRONG, primitive = BARRIER, aspect = CORRECT)
    public static void aBarrierActionSeesAllAndIsSeenByAll() throws Exception {
        var shared = two();
        var sum = new PoolMeetingPrograms();
        var barrier = new CyclicBarrier(2, () -> sum.value = shared[0].value + shared[1].value);
        Go.together(() -> {
            shared[0].value = 1;
            barrier.await();
            Go.check(sum.value == 3);
        }, () -> {
            shared[1].value = 2;
            barrier.await();
            Go.check(sum.value == 3);
        });
    }

    @Shows(value = DATA_RACE, primitive = BARRIER, aspect = UNSYNCHRONISED)
    public static void whatComesAfterABarrierIsNotOrdered() throws Exception {
        var shared = new PoolMeetingPrograms();
        var barrier = new CyclicBarrier(2);
        Go.Task task = () -> {
            barrier.await();
            shared.value++;
        };
        Go.together(task, task);
    }

    @Shows(value = NOTHING_WRONG, primitive = BARRIER, aspect = TIMEOUT)
    public static void aTimeoutBreaksABarrier() throws Exception {
        var barrier = new CyclicBarrier(3);
        var broken = new AtomicInteger();
        Go.Task task = () -> {
            try {
                barrier.await(1, TimeUnit.SECONDS);
            } catch (TimeoutException | BrokenBarrierException e) {
                broken.incrementAndGet();
            }
        };
        Go.together(task, task);
        Go.check(broken.get() == 2 && barrier.isBroken());
    }

    @Shows(value = NOTHING_WRONG, primitive = PHASER, aspect = CORRECT)
    public static void aPhasersAdvanceSeesAllAndIsSeenByAll() throws Exception {
        var shared = two();
        var sum = new PoolMeetingPrograms();
        var phaser = new Phaser(2) {
            @Override
            protected boolean onAdvance(int phase, int parties) {
                sum.value = shared[0].value + shared[1].value;
                return false;
            }
        };
        Go.together(() -> {
            shared[0].value = 1;
            phaser.arriveAndAwaitAdvance();
            Go.check(sum.value == 3);
        }, () -> {
            shared[1].value = 2;
            phaser.awaitAdvance(phaser.arrive());
            Go.check(sum.value == 3);
        });
    }

    @Shows(value = NOTHING_WRONG, primitive = PHASER, aspect = CORRECT,
            edge = "Phaser: before arrive at one child of a tree, before what follows the advance of another")
    public static void aTreeOfPhasersOrders() throws Exception {
        var shared = two();
        var root = new Phaser();
        var left = new Phaser(root, 1);
        var right = new Phaser(root, 1);
        Go.together(() -> {
            shared[0].value = 1;
            left.arriveAndAwaitAdvance();
            Go.check(shared[1].value == 2);
        }, () -> {
            shared[1].value = 2;
            right.arriveAndAwaitAdvance();
            Go.check(shared[0].value == 1);
        });
    }

    @Shows(value = DATA_RACE, primitive = PHASER, aspect = UNSYNCHRONISED)
    public static void arrivingIsNotWaiting() throws Exception {
        var shared = two();
        var phaser = new Phaser(2);
        Go.together(() -> {
            shared[0].value = 1;
            phaser.arrive();
        }, () -> {
            phaser.arrive();
            Go.check(shared[0].value <= 1);
        });
    }

    @Shows(value = DEADLOCK, primitive = PHASER, aspect = LOST_SIGNAL)
    public static void aPhaserWaitsForAPartyThatNeverArrives() throws Exception {
        var phaser = new Phaser(3);
        Go.together(phaser::arriveAndAwaitAdvance, phaser::arriveAndAwaitAdvance);
    }

    @Shows(value = NOTHING_WRONG, primitive = EXCHANGER, aspect = CORRECT)
    public static void anExchangerOrdersBothWays() throws Exception {
        var exchanger = new Exchanger<PoolMeetingPrograms>();
        Go.Task task = () -> {
            var mine = new PoolMeetingPrograms();
            mine.value = 5;
            Go.check(exchanger.exchange(mine).value == 5);
        };
        Go.together(task, task);
    }

    @Shows(value = LOST_WAKEUP, primitive = EXCHANGER, aspect = STUCK)
    public static void anExchangerWaitsForTheOtherForEver() throws Exception {
        new Exchanger<Integer>().exchange(1);
    }

    @Shows(value = NOTHING_WRONG, primitive = BUILDER, aspect = CORRECT)
    public static void aThreadGroupKnowsItsThreads() throws Exception {
        var group = new ThreadGroup("group");
        var thread = new Thread(group, () -> {
            try {
                Thread.sleep(1_000_000);
                throw new AssertionError("not interrupted");
            } catch (InterruptedException e) {
                Go.check(!Thread.currentThread().isInterrupted());
            }
        });
        Go.check(group.activeCount() == 0);
        thread.start();
        Go.check(group.activeCount() == 1);
        group.interrupt();
        thread.join();
        Go.check(group.activeCount() == 0);
    }

    @Shows(value = NOTHING_WRONG, primitive = HANDLER, aspect = CORRECT)
    public static void aThreadGroupHandlesWhatNobodyCatches() throws Exception {
        var seen = new AtomicInteger();
        var group = new ThreadGroup("group") {
            @Override
            public void uncaughtException(Thread thread, Throwable thrown) {
                seen.incrementAndGet();
            }
        };
        var thread = new Thread(group, () -> {
            throw new IllegalStateException("on purpose");
        });
        thread.start();
        thread.join();
        Go.check(seen.get() == 1);
    }

    @Shows(value = EXCEPTION, primitive = HANDLER, aspect = MISUSE)
    public static void aThreadGroupThatPassesItOnIsNoHandler() throws Exception {
        var group = new ThreadGroup("group") {
            @Override
            public void uncaughtException(Thread thread, Throwable thrown) {
                super.uncaughtException(thread, thrown);
            }
        };
        new Thread(group, () -> {
            throw new IllegalStateException("on purpose");
        }).start();
    }

    @Shows(value = NOTHING_WRONG, primitive = CONCURRENT_MAP, aspect = CORRECT)
    public static void aValueIsComputedOnce() throws Exception {
        var map = new ConcurrentHashMap<String, PoolMeetingPrograms>();
        var made = new AtomicInteger();
        Go.Task task = () -> map.computeIfAbsent("key", _ -> {
            made.incrementAndGet();
            return new PoolMeetingPrograms();
        });
        Go.together(task, task);
        Go.check(made.get() == 1);
    }

    @Shows(value = NOTHING_WRONG, primitive = CONCURRENT_MAP, aspect = CORRECT)
    public static void aFunctionOfAMapMayTakeAFreeLock() throws Exception {
        var map = new ConcurrentHashMap<String, Integer>();
        var lock = new ReentrantLock();
        Go.Task task = () -> map.merge("key", 1, (a, b) -> {
            lock.lock();
            try {
                return a + b;
            } finally {
                lock.unlock();
            }
        });
        Go.together(task, task);
        Go.check(map.get("key") == 2);
    }

    @Shows(value = NOTHING_WRONG, primitive = CONCURRENT_MAP, aspect = CORRECT)
    public static void functionsOfOneKeyHappenOneAfterTheOther() throws Exception {
        var map = new ConcurrentHashMap<String, PoolMeetingPrograms>();
        map.put("key", new PoolMeetingPrograms());
        Go.Task task = () -> map.compute("key", (_, shared) -> {
            shared.value++;
            return shared;
        });
        Go.together(task, task);
        Go.check(map.get("key").value == 2);
    }

    @Shows(value = NOTHING_WRONG, primitive = ATOMIC_REFERENCE, aspect = CORRECT)
    public static void anUpdateSeesWhatItUpdates() throws Exception {
        var shared = new AtomicReference<>(new PoolMeetingPrograms());
        var calls = new AtomicInteger();
        Go.Task task = () -> shared.updateAndGet(old -> {
            calls.incrementAndGet();
            var next = new PoolMeetingPrograms();
            next.value = old.value + 1;
            return next;
        });
        Go.together(task, task);
        Go.check(shared.get().value == 2 && calls.get() >= 2);
    }

    @Shows(value = NOTHING_WRONG, primitive = CONCURRENT_MAP, aspect = CORRECT,
            edge = "ConcurrentHashMap: put before a forEach that comes across it")
    public static void aTraversalSeesWhatIsPutInMeanwhile() throws Exception {
        var map = new ConcurrentHashMap<Integer, PoolMeetingPrograms>();
        map.put(1, new PoolMeetingPrograms());
        var sum = new AtomicInteger();
        Go.together(() -> map.forEach((_, shared) -> sum.addAndGet(shared.value)), () -> {
            var shared = new PoolMeetingPrograms();
            shared.value = 2;
            map.put(2, shared);
        });
        Go.check(sum.get() == 0 || sum.get() == 2);
    }

    private static final class Late implements Delayed {
        private long at;

        static Late by(long seconds) {
            var late = new Late();
            late.at = System.nanoTime() + seconds * 1_000_000_000;
            return late;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(at - System.nanoTime(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(at, ((Late) other).at);
        }
    }

    @Shows(value = NOTHING_WRONG, primitive = DELAY_QUEUE, aspect = CORRECT)
    public static void aDelayQueueAsksItsElements() throws Exception {
        var queue = new DelayQueue<Late>();
        Go.together(() -> queue.put(Late.by(2)), () -> queue.put(Late.by(1)), () -> {
            var first = queue.take();
            Go.check(queue.take().at - first.at == 1_000_000_000);
        });
    }

    @Shows(value = NOT_SUPPORTED, primitive = CONCURRENT_MAP, aspect = MISUSE)
    public static void aFunctionOfAMapMayNotWait() throws Exception {
        var map = new ConcurrentHashMap<String, Integer>();
        var lock = new ReentrantLock();
        lock.lock();
        var thread = Go.start(() -> map.computeIfAbsent("key", _ -> {
            lock.lock();
            return 1;
        }));
        thread.join();
    }

    @Shows(value = NOTHING_WRONG, primitive = THREAD, aspect = CORRECT)
    public static void aDaemonMaySpinForEver() throws Exception {
        var count = new AtomicInteger();
        var daemon = new Thread(() -> {
            while (true) {
                count.incrementAndGet();
                Thread.yield();
            }
        });
        daemon.setDaemon(true);
        daemon.start();
    }

    @Shows(value = NOTHING_WRONG, primitive = THREAD, aspect = CORRECT)
    public static void aDaemonMaySleepForEver() throws Exception {
        var daemon = Thread.ofPlatform().daemon().unstarted(() -> {
            try {
                while (true) {
                    Thread.sleep(1_000);
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        daemon.start();
    }
}
