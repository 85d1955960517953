package programs;

import static programs.Aspect.CORRECT;
import static programs.Aspect.INTERRUPT;
import static programs.Aspect.STUCK;
import static programs.Aspect.TIMEOUT;
import static programs.Aspect.UNSYNCHRONISED;
import static programs.Primitive.SPIN;
import static programs.Primitive.THREAD;
import static programs.Primitive.THREAD_LOCAL;
import static programs.Shows.Result.EXCEPTION;
import static programs.Shows.Result.LIVELOCK;
import static programs.Shows.Result.NOTHING_WRONG;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Vector;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/// Loops that ask, again and again, for what is no field: an interrupt, a thread's state or name, the time, a collection.
/// Each comes to its end well before a day is over, though a third thread runs on.
@SuppressWarnings({"ThreadPriorityCheck", "LockNotBeforeTry", "JdkObsolete"}) // that is what they are about
public class PollingPrograms {

    /// One thread waits in a loop until another has done something.
    private static void waits(Go.Source<Boolean> isDone, Go.Task does) throws Exception {
        var done = new CountDownLatch(2);
        Go.start(() -> {
            while (!isDone.get()) {
                Thread.onSpinWait();
            }
            done.countDown();
        });
        Go.start(() -> {
            does.run();
            done.countDown();
        });
        Go.check(done.await(1, TimeUnit.DAYS));
    }

    @Shows(value = NOTHING_WRONG, primitive = THREAD, aspect = INTERRUPT)
    public static void aLoopThatAsksForItsOwnInterruptEnds() throws Exception {
        var done = new CountDownLatch(1);
        var asks = Go.start(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
            }
            done.countDown();
        });
        asks.interrupt();
        Go.check(done.await(1, TimeUnit.DAYS));
    }

    @Shows(value = NOTHING_WRONG, primitive = THREAD, aspect = INTERRUPT)
    public static void aLoopThatTakesItsOwnInterruptEnds() throws Exception {
        var done = new CountDownLatch(1);
        var asks = Go.start(() -> {
            while (!Thread.interrupted()) {
                Thread.onSpinWait();
            }
            Go.check(!Thread.currentThread().isInterrupted());
            done.countDown();
        });
        asks.interrupt();
        Go.check(done.await(1, TimeUnit.DAYS));
    }

    @Shows(value = NOTHING_WRONG, primitive = THREAD, aspect = INTERRUPT)
    public static void aLoopThatAsksForAnothersInterruptEnds() throws Exception {
        var other = Go.start(() -> LockSupport.park());
        waits(other::isInterrupted, other::interrupt);
        other.join();
    }

    @Shows(value = NOTHING_WRONG, primitive = THREAD, aspect = INTERRUPT)
    public static void aLoopThatWaitsForAnInterruptToBeClearedEnds() throws Exception {
        var done = new CountDownLatch(1);
        var other = Go.start(() -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                done.await();
            }
        });
        other.interrupt();
        Go.start(() -> {
            while (other.isInterrupted()) {
                Thread.yield();
            }
            done.countDown();
        });
        Go.check(done.await(1, TimeUnit.DAYS));
        other.join();
    }

    @Shows(value = LIVELOCK, primitive = THREAD, aspect = INTERRUPT)
    public static void nobodyInterruptsWhoWaitsForIt() {
        while (!Thread.currentThread().isInterrupted()) {
            Thread.onSpinWait();
        }
    }

    @Shows(value = NOTHING_WRONG, primitive = THREAD, aspect = CORRECT)
    public static void aLoopWaitsUntilAThreadParks() throws Exception {
        var parks = new Thread(LockSupport::park);
        waits(() -> parks.getState() == Thread.State.WAITING, parks::start);
        LockSupport.unpark(parks);
    }

    @Shows(value = NOTHING_WRONG, primitive = THREAD, aspect = CORRECT)
    public static void aLoopWaitsUntilAThreadIsBlocked() throws Exception {
        var lock = new Object();
        var enters = new Thread(() -> {
            synchronized (lock) {
                Thread.onSpinWait();
            }
        });
        synchronized (lock) {
            waits(() -> enters.getState() == Thread.State.BLOCKED, enters::start);
        }
    }

    @Shows(value = NOTHING_WRONG, primitive = THREAD, aspect = CORRECT)
    public static void aLoopWaitsUntilAThreadLives() throws Exception {
        var parks = new Thread(LockSupport::park);
        waits(parks::isAlive, parks::start);
        LockSupport.unpark(parks);
    }

    @Shows(value = NOTHING_WRONG, primitive = THREAD, aspect = CORRECT)
    public static void aLoopWaitsUntilAThreadHasEnded() throws Exception {
        var parks = Go.start(LockSupport::park);
        waits(() -> !parks.isAlive(), () -> LockSupport.unpark(parks));
    }

    @Shows(value = NOTHING_WRONG, primitive = THREAD, aspect = CORRECT)
    public static void aLoopWaitsForAThreadsName() throws Exception {
        var parks = Go.start(LockSupport::park);
        waits(() -> parks.getName().equals("ready"), () -> parks.setName("ready"));
        LockSupport.unpark(parks);
    }

    @Shows(value = NOTHING_WRONG, primitive = THREAD, aspect = CORRECT)
    public static void aLoopWaitsForItsOwnName() throws Exception {
        var done = new CountDownLatch(1);
        var asks = Go.start(() -> {
            while (!Thread.currentThread().getName().equals("go")) {
                Thread.onSpinWait();
            }
            done.countDown();
        });
        asks.setName("go");
        Go.check(done.await(1, TimeUnit.DAYS));
    }

    /// A thread's name, priority or kind as a lock that is tested and set in two steps.
    private static void testsAndSets(Go.Source<Boolean> isFree, Go.Task take, Go.Task free) throws Exception {
        var inside = new int[1];
        var shared = new ReentrantLock();
        Go.Task task = () -> {
            if (isFree.get()) {
                take.run();
                shared.lock();
                inside[0]++;
                Go.check(inside[0] == 1);
                shared.unlock();
                shared.lock();
                inside[0]--;
                shared.unlock();
                free.run();
            }
        };
        Go.together(task, task);
    }

    @Shows(value = EXCEPTION, primitive = THREAD, aspect = UNSYNCHRONISED)
    public static void aNameIsNoLock() throws Exception {
        var flag = new Thread("free");
        testsAndSets(() -> flag.getName().equals("free"), () -> flag.setName("taken"), () -> flag.setName("free"));
    }

    @Shows(value = EXCEPTION, primitive = THREAD, aspect = UNSYNCHRONISED)
    public static void aPriorityIsNoLock() throws Exception {
        var flag = new Thread("flag");
        testsAndSets(() -> flag.getPriority() == 5, () -> flag.setPriority(6), () -> flag.setPriority(5));
    }

    @Shows(value = EXCEPTION, primitive = THREAD, aspect = UNSYNCHRONISED)
    public static void aDaemonFlagIsNoLock() throws Exception {
        var flag = new Thread("flag");
        testsAndSets(() -> !flag.isDaemon(), () -> flag.setDaemon(true), () -> flag.setDaemon(false));
    }

    @Shows(value = EXCEPTION, primitive = THREAD, aspect = INTERRUPT)
    public static void anInterruptStatusIsNoLock() throws Exception {
        var flag = Go.start(LockSupport::park);
        testsAndSets(() -> !flag.isInterrupted(), flag::interrupt, () -> {
        });
    }

    @Shows(value = NOTHING_WRONG, primitive = THREAD, aspect = CORRECT, edge = "Thread.setName before getName")
    public static void aNameIsVolatile() throws Exception {
        var flag = new Thread("no");
        Go.orderedIf(() -> flag.setName("yes"), () -> flag.getName().equals("yes"));
    }

    @Shows(value = NOTHING_WRONG, primitive = SPIN, aspect = TIMEOUT)
    public static void loopsWaitForTheTime() throws Exception {
        var deadline = System.nanoTime() + 1_000_000;
        var end = Instant.now().plusMillis(2);
        Go.together(() -> {
            while (System.nanoTime() < deadline) {
                Thread.onSpinWait();
            }
        }, () -> {
            while (Instant.now().isBefore(end)) {
                Thread.onSpinWait();
            }
        });
    }

    @Shows(value = NOTHING_WRONG, primitive = SPIN, aspect = CORRECT)
    public static void aLoopWaitsForASynchronisedList() throws Exception {
        var list = Collections.synchronizedList(new ArrayList<Integer>());
        waits(() -> !list.isEmpty(), () -> list.add(1));
    }

    @Shows(value = NOTHING_WRONG, primitive = SPIN, aspect = CORRECT)
    public static void aLoopWaitsForAVector() throws Exception {
        var list = new Vector<Integer>();
        waits(() -> list.size() == 1, () -> list.add(1));
    }

    @Shows(value = NOTHING_WRONG, primitive = SPIN, aspect = CORRECT)
    public static void aLoopWaitsForAConcurrentQueue() throws Exception {
        var queue = new ConcurrentLinkedQueue<Integer>();
        waits(() -> queue.peek() != null, () -> queue.add(1));
    }

    @Shows(value = NOTHING_WRONG, primitive = SPIN, aspect = CORRECT)
    public static void aLoopWaitsForAFuture() throws Exception {
        var future = new FutureTask<>(() -> 1);
        waits(future::isDone, future::run);
    }

    @Shows(value = NOTHING_WRONG, primitive = SPIN, aspect = CORRECT)
    public static void aLoopWaitsUntilALockIsTakenAndFreed() throws Exception {
        var lock = new ReentrantLock();
        lock.lock();
        var done = new CountDownLatch(1);
        Go.start(() -> {
            while (lock.isLocked()) {
                Thread.onSpinWait();
            }
            done.countDown();
        });
        lock.unlock();
        Go.check(done.await(1, TimeUnit.DAYS));
    }

    @Shows(value = NOTHING_WRONG, primitive = SPIN, aspect = TIMEOUT)
    public static void twoLoopsWaitUntilALockIsFreedLater() throws Exception {
        var lock = new ReentrantLock();
        lock.lock();
        Go.Task task = () -> {
            while (lock.isLocked()) {
                Thread.onSpinWait();
            }
        };
        var one = Go.start(task);
        var other = Go.start(task);
        Thread.sleep(1_000);
        lock.unlock();
        one.join();
        other.join();
    }

    @Shows(value = NOTHING_WRONG, primitive = SPIN, aspect = CORRECT)
    public static void aLoopWaitsUntilSomebodyQueues() throws Exception {
        var lock = new ReentrantLock();
        lock.lock();
        waits(lock::hasQueuedThreads, () -> Go.start(() -> {
            lock.lock();
            lock.unlock();
        }));
        lock.unlock();
    }

    @Shows(value = NOTHING_WRONG, primitive = SPIN, aspect = CORRECT)
    public static void aLoopWaitsWithAMonitor() throws Exception {
        var shared = new Box();
        waits(() -> {
            synchronized (shared) {
                return shared.value == 1;
            }
        }, () -> {
            synchronized (shared) {
                shared.value = 1;
            }
        });
    }

    @Shows(value = NOTHING_WRONG, primitive = SPIN, aspect = CORRECT)
    public static void aLoopWaitsForAnAtomic() throws Exception {
        var flag = new AtomicBoolean();
        waits(flag::get, () -> flag.set(true));
    }

    @Shows(value = LIVELOCK, primitive = THREAD_LOCAL, aspect = UNSYNCHRONISED)
    public static void nobodyElseSetsAThreadLocal() throws Exception {
        var flag = ThreadLocal.withInitial(() -> false);
        Go.together(() -> flag.set(true), () -> {
            while (!flag.get()) {
                Thread.onSpinWait();
            }
        });
    }

    @Shows(value = LIVELOCK, primitive = THREAD, aspect = STUCK)
    public static void aThreadThatWaitsForItsOwnEndSpins() throws Exception {
        Go.together(() -> {
            while (Thread.currentThread().isAlive()) {
                Thread.onSpinWait();
            }
        });
    }
}
