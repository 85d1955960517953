package programs;

import static programs.Aspect.CORRECT;
import static programs.Aspect.STUCK;
import static programs.Primitive.SPIN;
import static programs.Shows.Result.LIVELOCK;
import static programs.Shows.Result.NOTHING_WRONG;
import static programs.Shows.Result.TOO_MANY_STEPS;

import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;

/// Threads that run and get nowhere, and threads that get there in the end.
@SuppressWarnings({"LockNotBeforeTry", "ThreadPriorityCheck", "ThreadJoinLoop", "UnusedVariable",
        "NonAtomicVolatileUpdate"}) // wrong on purpose, or short
public class LivelockPrograms {

    private volatile int attempts;
    private volatile boolean husbandIsHungry = true;
    private volatile boolean wifeIsHungry = true;
    private volatile boolean spoonIsHers;

    /// Takes both locks, or puts down the first and waits.
    private static void both(Lock first, Lock second, Go.Task pause) throws Exception {
        while (!(first.tryLock() && isHadWith(first, second))) {
            pause.run();
        }
    }

    /// Takes the first lock, however long that takes, and tries the second.
    private static void holding(Lock first, Lock second, Go.Task pause) throws Exception {
        first.lock();
        while (!isHadWith(first, second)) {
            pause.run();
            first.lock();
        }
    }

    /// Whether the second lock can be had together with the first, which is put down in any case.
    private static boolean isHadWith(Lock first, Lock second) {
        try {
            var had = second.tryLock();
            if (had) {
                second.unlock();
            }
            return had;
        } finally {
            first.unlock();
        }
    }

    private static void oppositeOrder(Go.Task pause) throws Exception {
        var left = new ReentrantLock();
        var right = new ReentrantLock();
        Go.together(() -> both(left, right, pause), () -> both(right, left, pause));
    }

    @Shows(value = LIVELOCK, primitive = SPIN, aspect = STUCK)
    public static void backingOffForAFixedTimeLivelocks() throws Exception {
        oppositeOrder(() -> Thread.sleep(1));
    }

    @Shows(value = LIVELOCK, primitive = SPIN, aspect = STUCK)
    public static void backingOffByParkingForAFixedTimeLivelocks() throws Exception {
        oppositeOrder(() -> LockSupport.parkNanos(1_000));
    }

    @Shows(value = LIVELOCK, primitive = SPIN, aspect = STUCK)
    public static void backingOffWithoutAPauseLivelocks() throws Exception {
        oppositeOrder(() -> {});
    }

    @Shows(value = LIVELOCK, primitive = SPIN, aspect = STUCK)
    public static void backingOffByYieldingLivelocks() throws Exception {
        oppositeOrder(Thread::yield);
    }

    @Shows(value = LIVELOCK, primitive = SPIN, aspect = STUCK)
    public static void aCounterOfAttemptsHidesNoLivelock() throws Exception {
        var misses = new AtomicLong();
        var shared = new LivelockPrograms();
        oppositeOrder(() -> {
            misses.incrementAndGet();
            shared.attempts++;
        });
    }

    @Shows(value = LIVELOCK, primitive = SPIN, aspect = STUCK)
    public static void aLocalCounterOfAttemptsHidesNoLivelock() throws Exception {
        var forks = new AtomicIntegerArray(2);
        Go.together(() -> counted(forks, 0), () -> counted(forks, 1));
    }

    private static int counted(AtomicIntegerArray forks, int mine) {
        var attempts = 0;
        var total = 0L;
        while (true) {
            if (forks.compareAndSet(mine, 0, 1)) {
                if (forks.compareAndSet(1 - mine, 0, 1)) {
                    return (int) total + attempts;
                }
                forks.set(mine, 0);
            }
            attempts++;
            total = total + 1;
        }
    }

    @Shows(value = LIVELOCK, primitive = SPIN, aspect = STUCK)
    public static void philosophersWithTimeoutsInStepLivelock() throws Exception {
        var left = new Semaphore(1);
        var right = new Semaphore(1);
        Go.together(() -> eat(left, right), () -> eat(right, left));
    }

    private static void eat(Semaphore first, Semaphore second) throws InterruptedException {
        while (true) {
            first.acquire();
            if (second.tryAcquire(10, TimeUnit.MILLISECONDS)) {
                second.release();
                first.release();
                return;
            }
            first.release();
        }
    }

    @Shows(value = LIVELOCK, primitive = SPIN, aspect = STUCK)
    public static void aCoupleThatHandsTheSpoonToAndFroLivelocks() throws Exception {
        var couple = new LivelockPrograms();
        Go.together(() -> {
            while (couple.husbandIsHungry) {
                if (couple.spoonIsHers) {
                    Thread.sleep(1);
                } else if (couple.wifeIsHungry) {
                    couple.spoonIsHers = true;
                } else {
                    couple.husbandIsHungry = false;
                }
            }
        }, () -> {
            while (couple.wifeIsHungry) {
                if (!couple.spoonIsHers) {
                    Thread.sleep(1);
                } else if (couple.husbandIsHungry) {
                    couple.spoonIsHers = false;
                } else {
                    couple.wifeIsHungry = false;
                }
            }
        });
    }

    @Shows(value = NOTHING_WRONG, primitive = SPIN, aspect = CORRECT)
    public static void backingOffForARandomTimeEnds() throws Exception {
        oppositeOrder(() -> Thread.sleep(1 + ThreadLocalRandom.current().nextInt(10)));
    }

    @Shows(value = NOTHING_WRONG, primitive = SPIN, aspect = CORRECT)
    public static void backingOffForTimesThatDifferEnds() throws Exception {
        var left = new ReentrantLock();
        var right = new ReentrantLock();
        Go.together(() -> both(left, right, () -> Thread.sleep(2)), () -> both(right, left, () -> Thread.sleep(3)));
    }

    private static void holdingInOppositeOrder(Go.Task one, Go.Task other) throws Exception {
        var left = new ReentrantLock();
        var right = new ReentrantLock();
        Go.together(() -> holding(left, right, one), () -> holding(right, left, other));
    }

    private static void holdingInOppositeOrder(Go.Task pause) throws Exception {
        holdingInOppositeOrder(pause, pause);
    }

    @Shows(value = NOTHING_WRONG, primitive = SPIN, aspect = CORRECT, anyDelay = true)
    public static void backingOffForARandomTimeEndsWhateverTheDelay() throws Exception {
        holdingInOppositeOrder(() -> Thread.sleep(1 + ThreadLocalRandom.current().nextInt(10)));
    }

    @Shows(value = NOTHING_WRONG, primitive = SPIN, aspect = CORRECT, anyDelay = true)
    public static void parkingForARandomTimeEndsWhateverTheDelay() throws Exception {
        var random = new Random();
        holdingInOppositeOrder(() -> LockSupport.parkNanos(random.nextLong(1_000)));
    }

    @Shows(value = NOTHING_WRONG, primitive = SPIN, aspect = CORRECT, anyDelay = true)
    public static void backingOffForTimesThatDifferEndsWhateverTheDelay() throws Exception {
        holdingInOppositeOrder(() -> Thread.sleep(1), () -> Thread.sleep(5));
    }

    @Shows(value = LIVELOCK, primitive = SPIN, aspect = STUCK, anyDelay = true)
    public static void backingOffForAFixedTimeLivelocksWhateverTheDelay() throws Exception {
        holdingInOppositeOrder(() -> Thread.sleep(5));
    }

    /// Chance alone makes a schedule long.
    @Shows(value = NOTHING_WRONG, primitive = SPIN, aspect = CORRECT)
    public static void aTossBetweenTriesEndsThem() throws Exception {
        holdingInOppositeOrder(() -> {
            if (ThreadLocalRandom.current().nextBoolean()) {
                Thread.yield();
            }
        });
    }

    @Shows(value = NOTHING_WRONG, primitive = SPIN, aspect = CORRECT)
    public static void spinningRandomlyLongBetweenTriesEndsThem() throws Exception {
        var random = new AtomicReference<RandomGenerator>(new Random());
        holdingInOppositeOrder(() -> {
            for (var left = random.get().nextInt(100); left > 0; left--) {
                Thread.onSpinWait();
            }
        });
    }

    /// Who is to raise the flag never does; how long the others sleep before they look again makes no difference.
    private static void polling(Go.Task pause) throws Exception {
        var ready = new AtomicBoolean();
        Go.Task looks = () -> {
            while (!ready.get()) {
                pause.run();
            }
        };
        Go.together(looks, looks);
    }

    @Shows(value = LIVELOCK, primitive = SPIN, aspect = STUCK)
    public static void pollingForAFixedTimeHelpsNobody() throws Exception {
        polling(() -> Thread.sleep(1));
    }

    @Shows(value = LIVELOCK, primitive = SPIN, aspect = STUCK, anyDelay = true)
    public static void pollingForAFixedTimeHelpsNobodyWhateverTheDelay() throws Exception {
        polling(() -> Thread.sleep(1));
    }

    /// What chance makes long is seen through, and comes to no end either.
    @Shows(value = TOO_MANY_STEPS, primitive = SPIN, aspect = STUCK)
    public static void pollingForARandomTimeHelpsNobody() throws Exception {
        polling(() -> Thread.sleep(1 + ThreadLocalRandom.current().nextInt(10)));
    }

    @Shows(value = TOO_MANY_STEPS, primitive = SPIN, aspect = STUCK, anyDelay = true)
    public static void pollingForARandomTimeHelpsNobodyWhateverTheDelay() throws Exception {
        polling(() -> Thread.sleep(1 + ThreadLocalRandom.current().nextInt(10)));
    }

    /// Most schedules end, and in one of them nobody raises the flag.
    @Shows(value = TOO_MANY_STEPS, primitive = SPIN, aspect = STUCK)
    public static void pollingForARandomTimeHelpsNobodyWhoMissedTheFlag() throws Exception {
        var state = new AtomicInteger();
        Go.together(() -> {
            if (state.get() == 0) {
                state.set(1);
            }
        }, () -> {
            if (!state.compareAndSet(0, 2)) {
                return;
            }
            while (state.get() != 1) {
                Thread.sleep(1 + ThreadLocalRandom.current().nextInt(10));
            }
        });
    }

    /// Though they draw numbers, that helps nobody.
    @Shows(value = TOO_MANY_STEPS, primitive = SPIN, aspect = CORRECT)
    public static void manyRandomIncrementsAreNoLivelock() throws Exception {
        var sum = new AtomicLong();
        Go.Task task = () -> {
            for (var i = 0; i < 15_000; i++) {
                sum.addAndGet(ThreadLocalRandom.current().nextInt(10));
            }
        };
        Go.together(task, task);
    }

    @Shows(value = NOTHING_WRONG, primitive = SPIN, aspect = CORRECT)
    public static void retryingUntilTheOwnerOfTheSecondLockIsDoneEnds() throws Exception {
        var first = new ReentrantLock();
        var second = new ReentrantLock();
        Go.together(() -> both(first, second, Thread::yield), () -> {
            second.lock();
            Thread.onSpinWait();
            second.unlock();
        });
    }

    @Shows(value = NOTHING_WRONG, primitive = SPIN, aspect = CORRECT)
    public static void aRetryThatCountsDownEnds() throws Exception {
        var forks = new AtomicIntegerArray(2);
        Go.together(() -> bounded(forks, 0), () -> bounded(forks, 1));
    }

    private static boolean bounded(AtomicIntegerArray forks, int mine) {
        for (var left = 3; left > 0; left--) {
            if (forks.compareAndSet(mine, 0, 1)) {
                if (forks.compareAndSet(1 - mine, 0, 1)) {
                    return true;
                }
                forks.set(mine, 0);
            }
        }
        return false;
    }

    /// Spins until it holds the lock, increments, and lets go.
    private static void threeTimes(Go.Task lock, Go.Task unlock) throws Exception {
        var shared = new Box();
        Go.Task task = () -> {
            lock.run();
            shared.value++;
            unlock.run();
        };
        Go.together(task, task, task);
        Go.check(shared.value == 3);
    }

    @Shows(value = NOTHING_WRONG, primitive = SPIN, aspect = CORRECT)
    public static void aSpinLockThatCountsItsMissesExcludes() throws Exception {
        var held = new AtomicBoolean();
        var misses = new AtomicLong();
        threeTimes(() -> {
            while (!held.compareAndSet(false, true)) {
                misses.incrementAndGet();
            }
        }, () -> held.set(false));
    }

    @Shows(value = NOTHING_WRONG, primitive = SPIN, aspect = CORRECT)
    public static void aSpinLockThatCountsItsMissesAndYieldsExcludes() throws Exception {
        var held = new AtomicBoolean();
        var misses = new AtomicLong();
        threeTimes(() -> {
            while (!held.compareAndSet(false, true)) {
                misses.incrementAndGet();
                Thread.yield();
            }
        }, () -> held.set(false));
    }

    @Shows(value = NOTHING_WRONG, primitive = SPIN, aspect = CORRECT)
    public static void aTicketLockThatBacksOffInProportionExcludes() throws Exception {
        var next = new AtomicInteger();
        var served = new AtomicInteger();
        threeTimes(() -> {
            var mine = next.getAndIncrement();
            while (true) {
                var ahead = mine - served.get();
                if (ahead == 0) {
                    return;
                }
                for (var i = 0; i < 2 * ahead; i++) {
                    Thread.onSpinWait();
                }
            }
        }, served::incrementAndGet);
    }

    @Shows(value = NOTHING_WRONG, primitive = SPIN, aspect = CORRECT)
    public static void aSpinLockThatBacksOffExponentiallyExcludes() throws Exception {
        var held = new AtomicBoolean();
        threeTimes(() -> {
            var delay = 1;
            while (!held.compareAndSet(false, true)) {
                delay = Math.min(2 * delay, 1 << 20) + 1;
                for (var i = 0; i < delay % 7; i++) {
                    Thread.onSpinWait();
                }
            }
        }, () -> held.set(false));
    }

    /// 20,000 steps and more are no livelock.
    @Shows(value = TOO_MANY_STEPS, primitive = SPIN, aspect = CORRECT)
    public static void manyIncrementsUnderALockAreNoLivelock() throws Exception {
        var lock = new Object();
        var shared = new Box();
        Go.Task task = () -> {
            for (var i = 0; i < 15_000; i++) {
                synchronized (lock) {
                    shared.value++;
                }
            }
        };
        Go.together(task, task);
    }

    @Shows(value = TOO_MANY_STEPS, primitive = SPIN, aspect = CORRECT)
    public static void takingALockManyTimesIsNoLivelock() throws Exception {
        var lock = new ReentrantLock();
        Go.Task task = () -> {
            for (var i = 0; i < 15_000; i++) {
                lock.lock();
                lock.unlock();
            }
        };
        Go.together(task, task);
    }

    @Shows(value = TOO_MANY_STEPS, primitive = SPIN, aspect = CORRECT)
    public static void aLoopThatEndsWhenItsCounterIsHighIsNoLivelock() throws Exception {
        var rounds = new AtomicInteger();
        Go.Task task = () -> {
            while (rounds.incrementAndGet() < 30_000) {
                Thread.yield();
            }
        };
        Go.together(task, task);
    }

    @Shows(value = TOO_MANY_STEPS, primitive = SPIN, aspect = CORRECT)
    public static void usingUpManyPermitsIsNoLivelock() throws Exception {
        var permits = new Semaphore(30_000);
        Go.Task task = () -> {
            while (permits.tryAcquire()) {
                Thread.yield();
            }
        };
        Go.together(task, task);
    }

    @Shows(value = TOO_MANY_STEPS, primitive = SPIN, aspect = CORRECT)
    public static void aDeepRecursionIsNoLivelock() throws Exception {
        var lock = new ReentrantLock();
        Go.together(() -> deep(lock, 15_000), () -> deep(lock, 15_000));
    }

    private static void deep(ReentrantLock lock, int left) {
        lock.lock();
        lock.unlock();
        if (left > 0) {
            deep(lock, left - 1);
        }
    }

    @Shows(value = NOTHING_WRONG, primitive = SPIN, aspect = CORRECT)
    public static void pollingForWhatATimerDoesEnds() throws Exception {
        var done = new AtomicBoolean();
        Go.together(() -> {
            while (!done.get()) {
                Thread.sleep(1);
            }
        }, () -> {
            Thread.sleep(3_600_000);
            done.set(true);
        });
    }

    @Shows(value = NOTHING_WRONG, primitive = SPIN, aspect = CORRECT)
    public static void twoHandOverToEachOtherUntilAThirdStopsThem() throws Exception {
        var ping = new Semaphore(1);
        var pong = new Semaphore(0);
        var over = new AtomicBoolean();
        Go.together(() -> handOver(ping, pong, over), () -> handOver(pong, ping, over), () -> over.set(true));
    }

    private static void handOver(Semaphore mine, Semaphore others, AtomicBoolean over) throws InterruptedException {
        while (!over.get()) {
            mine.acquire();
            others.release();
        }
        others.release();
    }

    /// Says that it wants to pass, and steps back while the other one wants to.
    private static void pass(AtomicBoolean mine, AtomicBoolean others, Go.Task pause) throws Exception {
        mine.set(true);
        while (others.get()) {
            mine.set(false);
            pause.run();
            mine.set(true);
        }
        mine.set(false);
    }

    @Shows(value = LIVELOCK, primitive = SPIN, aspect = STUCK)
    public static void theFirstThreadIsAsPoliteAsAnother() throws Exception {
        var one = new AtomicBoolean();
        var other = new AtomicBoolean();
        var thread = Go.start(() -> pass(one, other, () -> Thread.sleep(10)));
        pass(other, one, () -> Thread.sleep(10));
        thread.join();
    }

    @Shows(value = LIVELOCK, primitive = SPIN, aspect = STUCK)
    public static void theFirstThreadTriesInTheOppositeOrder() throws Exception {
        var left = new ReentrantLock();
        var right = new ReentrantLock();
        var thread = Go.start(() -> holding(left, right, Thread::yield));
        holding(right, left, Thread::yield);
        thread.join();
    }

    @Shows(value = LIVELOCK, primitive = SPIN, aspect = STUCK)
    public static void threeInACircleTryInStep() throws Exception {
        var forks = new Lock[]{new ReentrantLock(), new ReentrantLock(), new ReentrantLock()};
        Go.together(() -> holding(forks[0], forks[1], () -> {}), () -> holding(forks[1], forks[2], () -> {}),
                () -> holding(forks[2], forks[0], () -> {}));
    }
}
