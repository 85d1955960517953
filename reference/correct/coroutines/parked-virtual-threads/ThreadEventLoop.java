package coroutines;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.LockSupport;

import coroutines.contract.EventLoop;

/// Who runs stands in a volatile field: a task, or nobody, when it is the turn of the thread that joins.
public class ThreadEventLoop implements EventLoop {

    private final Queue<Task> ready = new ArrayDeque<>();
    private final List<Task> asleep = new ArrayList<>();
    private volatile Task running;
    private Thread joining;
    private Throwable failure;

    private class Task implements Runnable {
        final Runnable body;
        Thread thread;
        long due;

        Task(Runnable body) {
            this.body = body;
        }

        @Override
        public void run() {
            try {
                body.run();
            } catch (Throwable thrown) {
                if (failure == null) {
                    failure = thrown;
                }
            }
            stand();
        }

        void stand() {
            Thread next = joining;
            running = null;
            LockSupport.unpark(next);
        }
    }

    public ThreadEventLoop() {}

    @Override
    public void spawn(Runnable task) {
        ready.add(new Task(task));
    }

    @Override
    public void sleep(Duration time) {
        Task me = running;
        if (me == null || me.thread != Thread.currentThread()) {
            throw new IllegalStateException("not a task");
        }
        if (time.isPositive()) {
            me.due = System.nanoTime() + time.toNanos();
            asleep.add(me);
            asleep.sort(Comparator.comparingLong(task -> task.due - me.due));
        } else {
            wakeUp();
            ready.add(me);
        }
        me.stand();
        boolean interrupted = false;
        while (running != me) {
            LockSupport.park();
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void wakeUp() {
        long now = System.nanoTime();
        while (!asleep.isEmpty() && asleep.get(0).due - now <= 0) {
            ready.add(asleep.remove(0));
        }
    }

    @Override
    public void joinAll() {
        if (joining != null) {
            throw new IllegalStateException("joining already");
        }
        joining = Thread.currentThread();
        boolean interrupted = false;
        while (!hasEnded()) {
            interrupted |= Thread.interrupted();
        }
        joining = null;
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        Throwable thrown = failure;
        failure = null;
        if (thrown instanceof Error) {
            throw (Error) thrown;
        }
        if (thrown instanceof RuntimeException) {
            throw (RuntimeException) thrown;
        }
    }

    /// Whether all have ended; if not, lets one run, or waits for a while.
    private boolean hasEnded() {
        if (running != null) {
            LockSupport.park(this);
            return false;
        }
        wakeUp();
        if (!ready.isEmpty()) {
            letRun(ready.remove());
        } else if (!asleep.isEmpty()) {
            LockSupport.parkNanos(this, asleep.get(0).due - System.nanoTime());
        } else {
            return true;
        }
        return false;
    }

    private void letRun(Task task) {
        running = task;
        if (task.thread == null) {
            task.thread = Thread.ofVirtual().unstarted(task);
            task.thread.start();
        } else {
            LockSupport.unpark(task.thread);
        }
    }
}
