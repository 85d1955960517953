package programs;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/// Programs whose threads run for ever, or until one of them has been let through: what they show is who has a turn.
@SuppressWarnings({"ThreadPriorityCheck", "InfiniteRecursion", "LockNotBeforeTry", "UnnecessaryAsync"}) // on purpose, or short
public class Restless {

    private volatile boolean over;

    /// Every thread yields.
    public static void yielding() throws InterruptedException {
        three(() -> {
            var count = new AtomicLong();
            while (true) {
                count.incrementAndGet();
                Thread.yield();
            }
        });
    }

    /// No thread ever says that it could give way.
    public static void busy() throws InterruptedException {
        three(() -> {
            var count = new AtomicLong();
            while (true) {
                count.incrementAndGet();
            }
        });
    }

    /// As [#busy], without a loop.
    public static void recursing() throws InterruptedException {
        three(() -> deeper(new AtomicLong()));
    }

    private static void deeper(AtomicLong count) {
        count.incrementAndGet();
        deeper(count);
    }

    /// Threads try for a lock and count how often they do.
    public static void trying() throws InterruptedException {
        var lock = new ReentrantLock();
        var tries = new AtomicInteger();
        three(() -> {
            while (true) {
                if (lock.tryLock()) {
                    lock.unlock();
                }
                tries.incrementAndGet();
            }
        });
    }

    /// Two threads hand over to each other and block all the time, the third counts.
    public static void handingOver() throws InterruptedException {
        var ping = new Semaphore(0);
        var pong = new Semaphore(0);
        var count = new AtomicLong();
        Go.together(() -> handOver(ping, pong), () -> {
            pong.release();
            handOver(pong, ping);
        }, () -> {
            while (true) {
                count.incrementAndGet();
            }
        });
    }

    private static void handOver(Semaphore mine, Semaphore other) throws InterruptedException {
        while (true) {
            mine.acquire();
            other.release();
        }
    }

    /// Two threads take a lock again and again until a third has had it.
    public static void crowding() throws InterruptedException {
        var shared = new Restless();
        var lock = new Object();
        Go.Task crowd = () -> {
            while (!shared.over) {
                synchronized (lock) {
                    Thread.yield();
                }
            }
        };
        Go.together(crowd, crowd, () -> {
            synchronized (lock) {
                shared.over = true;
            }
        });
    }

    private static void three(Go.Task task) throws InterruptedException {
        Go.together(task, task, task);
    }
}
