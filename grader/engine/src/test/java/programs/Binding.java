package programs;

import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;

/// Programs in which threads wait for each other, and which then fail.
public final class Binding {

    private static volatile boolean flag;
    private static int count;

    private Binding() {}

    private static Thread started(String name, Runnable body) {
        var thread = new Thread(body, name);
        thread.start();
        return thread;
    }

    public static void wakesUp() throws InterruptedException {
        var lock = new Object();
        var ready = new boolean[1];
        var waited = new boolean[1];
        started("waits", () -> {
            synchronized (lock) {
                while (!ready[0]) {
                    waited[0] = true;
                    try {
                        lock.wait();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }
            }
            if (waited[0]) {
                throw new IllegalStateException("woken");
            }
        });
        synchronized (lock) {
            ready[0] = true;
            lock.notify();
        }
    }

    public static void circle() {
        var left = new ReentrantLock();
        var right = new ReentrantLock();
        started("one", () -> both(left, right));
        started("other", () -> both(right, left));
    }

    @SuppressWarnings("LockNotBeforeTry") // nothing is to go wrong but that
    private static void both(ReentrantLock first, ReentrantLock second) {
        first.lock();
        second.lock();
        second.unlock();
        first.unlock();
    }

    public static void race() {
        count = 0;
        started("one", () -> count++);
        started("other", () -> count++);
    }

    public static void spins() {
        flag = false;
        started("sets", () -> flag = true);
        while (!flag) {
            Thread.onSpinWait();
        }
        throw new IllegalStateException("seen");
    }

    public static void takesPermits() throws InterruptedException {
        var permits = new Semaphore(0);
        started("gives", permits::release);
        permits.acquire();
        throw new IllegalStateException("taken");
    }

    public static void joins() throws InterruptedException {
        var thread = started("ends", () -> flag = true);
        thread.join();
        throw new IllegalStateException("joined");
    }
}
