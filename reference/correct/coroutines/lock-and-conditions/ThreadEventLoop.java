package coroutines;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import coroutines.contract.EventLoop;

/// Those that can go on stand in a line, those that sleep in another one for each time. The thread that joins moves them
/// from one to the other.
public final class ThreadEventLoop implements EventLoop {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Task> ready = new ArrayDeque<>();
    private final TreeMap<Long, Deque<Task>> asleep = new TreeMap<>();
    private final long start = System.nanoTime();
    private Task running;
    private boolean joining;
    private Throwable firstFailure;

    private final class Task {
        final Condition goes = lock.newCondition();
        Runnable work;

        Task(Runnable work) {
            this.work = work;
        }
    }

    public ThreadEventLoop() {}

    @Override
    public void spawn(Runnable work) {
        lock.lock();
        try {
            ready.addLast(new Task(work));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void sleep(Duration time) {
        lock.lock();
        try {
            var me = running;
            if (me == null) {
                throw new IllegalStateException("not within a task");
            }
            if (time.isNegative() || time.isZero()) {
                wakeUp();
                ready.addLast(me);
            } else {
                asleep.computeIfAbsent(now() + time.toNanos(), _ -> new ArrayDeque<>()).addLast(me);
            }
            running = null;
            changed.signal();
            while (running != me) {
                me.goes.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    private long now() {
        return System.nanoTime() - start;
    }

    /// Those whose time has come stand in line, in the order of their times.
    private void wakeUp() {
        while (!asleep.isEmpty() && asleep.firstKey() <= now()) {
            ready.addAll(asleep.pollFirstEntry().getValue());
        }
    }

    @Override
    public void joinAll() {
        lock.lock();
        var interrupted = false;
        try {
            if (joining) {
                throw new IllegalStateException("within a task");
            }
            joining = true;
            while (!ready.isEmpty() || !asleep.isEmpty()) {
                wakeUp();
                if (ready.isEmpty()) {
                    try {
                        changed.await(asleep.firstKey() - now(), TimeUnit.NANOSECONDS);
                    } catch (InterruptedException _) {
                        interrupted = true;
                    }
                } else {
                    letRun(ready.removeFirst());
                }
            }
            joining = false;
            tellFailure();
        } finally {
            lock.unlock();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void letRun(Task next) {
        running = next;
        if (next.work != null) {
            var work = next.work;
            next.work = null;
            Thread.ofPlatform().start(() -> run(work));
        } else {
            next.goes.signal();
        }
        while (running != null) {
            changed.awaitUninterruptibly();
        }
    }

    private void run(Runnable work) {
        Throwable failure = null;
        try {
            work.run();
        } catch (Throwable thrown) {
            failure = thrown;
        }
        lock.lock();
        try {
            if (firstFailure == null) {
                firstFailure = failure;
            }
            running = null;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    private void tellFailure() {
        var failure = firstFailure;
        firstFailure = null;
        if (failure instanceof RuntimeException exception) {
            throw exception;
        } else if (failure instanceof Error error) {
            throw error;
        }
    }
}
