package programs;

import static programs.Aspect.CORRECT;
import static programs.Aspect.LOST_SIGNAL;
import static programs.Aspect.STUCK;
import static programs.Aspect.TIMEOUT;
import static programs.Aspect.UNSYNCHRONISED;
import static programs.Primitive.SPIN;
import static programs.Shows.Result.DATA_RACE;
import static programs.Shows.Result.EXCEPTION;
import static programs.Shows.Result.LIVELOCK;
import static programs.Shows.Result.NOTHING_WRONG;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;

import dev.lockstep.engine.VirtualTime;

/// Locks that wait by spinning, right and wrong.
@SuppressWarnings({"LockNotBeforeTry", "ThreadPriorityCheck"}) // wrong on purpose, or short
public class SpinPrograms {

    volatile boolean first;
    volatile boolean second;
    volatile int turn;

    @Shows(value = NOTHING_WRONG, primitive = SPIN, aspect = CORRECT)
    public static void aTicketLockExcludes() throws Exception {
        var next = new AtomicInteger();
        var served = new AtomicInteger();
        Go.guarded(() -> {
            var mine = next.getAndIncrement();
            while (served.get() != mine) {
                Thread.onSpinWait();
            }
        }, served::incrementAndGet);
    }

    @Shows(value = NOTHING_WRONG, primitive = SPIN, aspect = CORRECT)
    public static void aLockThatTestsBeforeItSetsExcludes() throws Exception {
        var held = new AtomicBoolean();
        Go.guarded(() -> {
            while (held.get() || !held.compareAndSet(false, true)) {
                Thread.onSpinWait();
            }
        }, () -> held.set(false));
    }

    /// A node of a queue lock.
    private static final class Node {
        volatile boolean locked;
        volatile Node next;
    }

    @Shows(value = NOTHING_WRONG, primitive = SPIN, aspect = CORRECT)
    public static void aQueueLockOfCraigLandinHagerstenExcludes() throws Exception {
        var tail = new AtomicReference<>(new Node());
        var shared = new Box();
        Go.Task task = () -> {
            var mine = new Node();
            mine.locked = true;
            var before = tail.getAndSet(mine);
            while (before.locked) {
                Thread.onSpinWait();
            }
            shared.value++;
            mine.locked = false;
        };
        Go.together(task, task, task);
        Go.check(shared.value == 3);
    }

    @Shows(value = NOTHING_WRONG, primitive = SPIN, aspect = CORRECT)
    public static void aQueueLockOfMellorCrummeyScottExcludes() throws Exception {
        var tail = new AtomicReference<Node>();
        var shared = new Box();
        Go.Task task = () -> {
            var mine = new Node();
            var before = tail.getAndSet(mine);
            if (before != null) {
                mine.locked = true;
                before.next = mine;
                while (mine.locked) {
                    Thread.onSpinWait();
                }
            }
            shared.value++;
            if (mine.next == null && tail.compareAndSet(mine, null)) {
                return;
            }
            while (mine.next == null) {
                Thread.onSpinWait();
            }
            mine.next.locked = false;
        };
        Go.together(task, task);
        Go.check(shared.value == 2);
    }

    @Shows(value = LIVELOCK, primitive = SPIN, aspect = LOST_SIGNAL)
    public static void aQueueLockThatDoesNotWaitForItsSuccessorLosesIt() throws Exception {
        var tail = new AtomicReference<Node>();
        Go.Task task = () -> {
            var mine = new Node();
            var before = tail.getAndSet(mine);
            if (before != null) {
                mine.locked = true;
                before.next = mine;
                while (mine.locked) {
                    Thread.onSpinWait();
                }
            }
            if (mine.next != null) {
                mine.next.locked = false;
            }
        };
        Go.together(task, task);
    }

    @Shows(value = NOTHING_WRONG, primitive = SPIN, aspect = CORRECT)
    public static void petersonsLockExcludes() throws Exception {
        var lock = new SpinPrograms();
        var shared = new Box();
        Go.together(() -> {
            lock.first = true;
            lock.turn = 1;
            while (lock.second && lock.turn == 1) {
                Thread.onSpinWait();
            }
            shared.value++;
            lock.first = false;
        }, () -> {
            lock.second = true;
            lock.turn = 0;
            while (lock.first && lock.turn == 0) {
                Thread.onSpinWait();
            }
            shared.value++;
            lock.second = false;
        });
        Go.check(shared.value == 2);
    }

    @Shows(value = DATA_RACE, primitive = SPIN, aspect = UNSYNCHRONISED)
    public static void petersonsLockWithTheTurnTakenFirstDoesNot() throws Exception {
        var lock = new SpinPrograms();
        var shared = new Box();
        Go.together(() -> {
            lock.turn = 1;
            lock.first = true;
            while (lock.second && lock.turn == 1) {
                Thread.onSpinWait();
            }
            shared.value++;
            lock.first = false;
        }, () -> {
            lock.turn = 0;
            lock.second = true;
            while (lock.first && lock.turn == 0) {
                Thread.onSpinWait();
            }
            shared.value++;
            lock.second = false;
        });
    }

    @Shows(value = NOTHING_WRONG, primitive = SPIN, aspect = CORRECT)
    public static void dekkersLockExcludes() throws Exception {
        var lock = new SpinPrograms();
        var shared = new Box();
        Go.together(() -> {
            lock.first = true;
            while (lock.second) {
                if (lock.turn != 0) {
                    lock.first = false;
                    while (lock.turn != 0) {
                        Thread.onSpinWait();
                    }
                    lock.first = true;
                }
            }
            shared.value++;
            lock.turn = 1;
            lock.first = false;
        }, () -> {
            lock.second = true;
            while (lock.first) {
                if (lock.turn != 1) {
                    lock.second = false;
                    while (lock.turn != 1) {
                        Thread.onSpinWait();
                    }
                    lock.second = true;
                }
            }
            shared.value++;
            lock.turn = 0;
            lock.second = false;
        });
        Go.check(shared.value == 2);
    }

    @Shows(value = DATA_RACE, primitive = SPIN, aspect = UNSYNCHRONISED)
    public static void dekkersLockWithoutVolatileDoesNot() throws Exception {
        var wants = new boolean[2];
        var shared = new Box();
        Go.together(() -> enter(wants, 0, shared), () -> enter(wants, 1, shared));
    }

    private static void enter(boolean[] wants, int me, Box shared) {
        wants[me] = true;
        if (!wants[1 - me]) {
            shared.value++;
        }
        wants[me] = false;
    }

    @Shows(value = EXCEPTION, primitive = SPIN, aspect = UNSYNCHRONISED)
    public static void testingAndThenSettingLetsTwoIn() throws Exception {
        var held = new AtomicBoolean();
        var inside = new AtomicInteger();
        Go.Task task = () -> {
            while (held.get()) {
                Thread.onSpinWait();
            }
            held.set(true);
            Go.check(inside.incrementAndGet() == 1);
            inside.decrementAndGet();
            held.set(false);
        };
        Go.together(task, task);
    }

    @Shows(value = LIVELOCK, primitive = SPIN, aspect = STUCK)
    public static void spinLocksInOppositeOrderSpinForEver() throws Exception {
        var locks = new AtomicIntegerArray(2);
        Go.together(() -> both(locks, 0), () -> both(locks, 1));
    }

    private static void both(AtomicIntegerArray locks, int first) {
        while (!locks.compareAndSet(first, 0, 1)) {
            Thread.onSpinWait();
        }
        while (!locks.compareAndSet(1 - first, 0, 1)) {
            Thread.onSpinWait();
        }
        locks.set(1 - first, 0);
        locks.set(first, 0);
    }

    @Shows(value = DATA_RACE, primitive = SPIN, aspect = LOST_SIGNAL)
    public static void spinningOnAPlainFlagRaces() throws Exception {
        var shared = new Box();
        Go.together(() -> shared.value = 1, () -> {
            while (shared.value == 0) {
                Thread.onSpinWait();
            }
        });
    }

    @Shows(value = NOTHING_WRONG, primitive = SPIN, aspect = CORRECT)
    public static void pollingALockAndALatchEnds() throws Exception {
        var lock = new ReentrantLock();
        lock.lock();
        var poller = Go.start(() -> {
            while (lock.isLocked()) {
                Thread.yield();
            }
        });
        lock.unlock();
        while (poller.getState() != Thread.State.TERMINATED) {
            Thread.onSpinWait();
        }
    }

    @Shows(value = LIVELOCK, primitive = SPIN, aspect = STUCK)
    public static void yieldingToTheOtherForEverLivelocks() throws Exception {
        var polite = new SpinPrograms();
        Go.together(() -> {
            while (!polite.second) {
                Thread.yield();
            }
            polite.first = true;
        }, () -> {
            while (!polite.first) {
                Thread.yield();
            }
            polite.second = true;
        });
    }

    @Shows(value = LIVELOCK, primitive = SPIN, aspect = STUCK)
    public static void waitingForTheOtherToGoFirstLivelocks() throws Exception {
        var polite = new SpinPrograms();
        Go.together(() -> {
            polite.first = true;
            while (polite.second) {
                Thread.onSpinWait();
            }
            polite.first = false;
        }, () -> {
            polite.second = true;
            while (polite.first) {
                Thread.onSpinWait();
            }
            polite.second = false;
        });
    }

    /// Waits with every eighth look but giving way: the number of its tries decides what it does next.
    private static void awaitCounting(AtomicBoolean condition) {
        for (var tries = 1; !condition.get(); tries++) {
            if (tries % 8 == 0) {
                Thread.yield();
            } else {
                Thread.onSpinWait();
            }
        }
    }

    @Shows(value = NOTHING_WRONG, primitive = SPIN, aspect = CORRECT)
    public static void whoCountsItsTriesWaitsForAThreadThatSettles() throws Exception {
        var open = new AtomicBoolean();
        var threads = List.of(new Thread(() -> awaitCounting(open)), new Thread(() -> awaitCounting(open)));
        threads.forEach(Thread::start);
        VirtualTime.settle();
        open.set(true);
        for (var thread : threads) {
            thread.join();
        }
    }

    @Shows(value = NOTHING_WRONG, primitive = SPIN, aspect = TIMEOUT)
    public static void whoCountsItsTriesWaitsForAThreadThatSleeps() throws Exception {
        var open = new AtomicBoolean();
        Go.together(() -> awaitCounting(open), () -> {
            Thread.sleep(1_000);
            open.set(true);
        });
    }

    @Shows(value = NOTHING_WRONG, primitive = SPIN, aspect = CORRECT)
    public static void whoKeepsStatisticsOfItsTriesWaitsForAThreadThatSettles() throws Exception {
        var open = new AtomicBoolean();
        var tries = new AtomicInteger();
        Runnable spins = () -> {
            while (!open.get()) {
                tries.incrementAndGet();
            }
        };
        var threads = List.of(new Thread(spins), new Thread(spins));
        threads.forEach(Thread::start);
        VirtualTime.settle();
        open.set(true);
        for (var thread : threads) {
            thread.join();
        }
    }

    @Shows(value = NOTHING_WRONG, primitive = SPIN, aspect = CORRECT)
    public static void noneOfThreeWhoCountTheirTriesTogetherStarves() throws Exception {
        var serving = new AtomicInteger();
        var tries = new AtomicInteger();
        var threads = new ArrayList<Thread>();
        for (var number = 1; number <= 3; number++) {
            var mine = number;
            threads.add(new Thread(() -> {
                while (serving.get() != mine) {
                    tries.incrementAndGet();
                }
                serving.decrementAndGet();
            }));
        }
        for (var thread : threads) {
            thread.start();
            VirtualTime.settle();
        }
        serving.set(threads.size());
        for (var thread : threads) {
            thread.join();
        }
    }

    @Shows(value = NOTHING_WRONG, primitive = SPIN, aspect = CORRECT)
    public static void whoBacksOffAtRandomWaitsForAThreadThatSettles() throws Exception {
        var open = new AtomicBoolean();
        var thread = new Thread(() -> {
            while (!open.get()) {
                for (var pause = ThreadLocalRandom.current().nextInt(8); pause > 0; pause--) {
                    Thread.onSpinWait();
                }
            }
        });
        thread.start();
        VirtualTime.settle();
        open.set(true);
        thread.join();
    }

    @Shows(value = NOTHING_WRONG, primitive = SPIN, aspect = CORRECT)
    public static void settlingOutlastsAThreadThatStillHasNews() throws Exception {
        var closed = new AtomicBoolean();
        var looks = new AtomicInteger();
        var thread = new Thread(() -> {
            for (var tries = 0; tries < 250; tries++) {
                looks.incrementAndGet();
                closed.get();
            }
        });
        thread.start();
        VirtualTime.settle();
        Go.check(looks.get() == 250);
        thread.join();
    }

    @Shows(value = NOTHING_WRONG, primitive = SPIN, aspect = CORRECT)
    public static void triesThatAreNumberedComeToAnEnd() throws Exception {
        var open = new AtomicBoolean();
        var thread = new Thread(() -> {
            for (var tries = 0; tries < 2_000 && !open.get(); tries++) {
                Thread.onSpinWait();
            }
        });
        thread.start();
        VirtualTime.settle();
        thread.join();
    }

    @Shows(value = NOTHING_WRONG, primitive = SPIN, aspect = CORRECT)
    public static void settlingOutlastsAThreadThatWorksByItself() throws Exception {
        var ready = new AtomicBoolean();
        var thread = new Thread(() -> {
            var bytes = new byte[2_000];
            for (var i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) i;
            }
            ready.set(bytes[1_999] == (byte) 1_999);
        });
        thread.start();
        VirtualTime.settle();
        Go.check(ready.get());
        thread.join();
    }
}
