package coroutines;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;

import coroutines.contract.EventLoop;

/// A loop that lets tasks run one after the other, each in a thread of its own, in the order of the times for which they
/// asked; a task that has not begun asks for the time at which it was spawned.
///
/// Thread safety: `running` of a task is read and written only by threads that hold the task's monitor. All other fields that
/// change are used by the task that runs, or, while none does, by the thread that calls [#joinAll]; the one gets to
/// see what the other has done by way of `running`.
public final class ThreadEventLoop implements EventLoop {

    private final Queue<Task> tasks = new PriorityQueue<>(Task.FIRST);
    private final long begin = System.nanoTime();
    private long added;
    private Task current;
    private Throwable failure;

    /// Starts nothing yet.
    public ThreadEventLoop() {}

    @Override
    public void spawn(Runnable task) {
        add(new Task(task), Duration.ZERO);
    }

    @Override
    public void sleep(Duration time) {
        if (current == null) {
            throw new IllegalStateException("only a task can sleep");
        }
        if (time.isPositive()) {
            sleepUntil(now() + time.toNanos()); // BUG
        }
    }

    private void add(Task task, Duration time) {
        task.due = now() + (time.isNegative() ? 0 : time.toNanos());
        task.number = added++;
        tasks.add(task);
    }

    private long now() {
        return System.nanoTime() - begin;
    }

    @Override
    public void joinAll() {
        if (current != null) {
            throw new IllegalStateException("a task cannot wait until all have ended");
        }
        while (!tasks.isEmpty()) {
            current = tasks.remove();
            sleepUntil(current.due);
            current.goOn();
        }
        current = null;
        var thrown = failure;
        failure = null;
        switch (thrown) {
            case RuntimeException exception -> throw exception;
            case Error error -> throw error;
            case null, default -> {
            }
        }
    }

    private void sleepUntil(long due) {
        var interrupted = false;
        for (var left = due - now(); left > 0; left = due - now()) {
            try {
                Thread.sleep(Duration.ofNanos(left));
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Task {

        private static final Comparator<Task> FIRST = Comparator.<Task>comparingLong(task -> task.due)
                .thenComparingLong(task -> task.number);

        private final Runnable body;
        private long due;
        private long number;
        private boolean begun;
        private boolean running;

        Task(Runnable body) {
            this.body = body;
        }

        /// Returns when it stands again, or has ended.
        synchronized void goOn() {
            running = true;
            if (begun) {
                notifyAll();
            } else {
                begun = true;
                Thread.ofPlatform().start(this::run);
            }
            awaitWhile(true);
        }

        synchronized void stand() {
            end();
            awaitWhile(false);
        }

        private synchronized void end() {
            running = false;
            notifyAll();
        }

        private void run() {
            try {
                body.run();
            } catch (RuntimeException | Error thrown) {
                failure = failure == null ? thrown : failure;
            }
            end();
        }

        private void awaitWhile(boolean others) {
            var interrupted = false;
            while (running == others) {
                try {
                    wait();
                } catch (InterruptedException _) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
