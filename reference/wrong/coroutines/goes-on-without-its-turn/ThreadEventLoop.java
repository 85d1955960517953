package coroutines;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

import coroutines.contract.EventLoop;

/// Whoever has the only permit may run.
public final class ThreadEventLoop implements EventLoop {

    private final Semaphore turn = new Semaphore(1);
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final Queue<Thread> threads = new ConcurrentLinkedQueue<>();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    /// Starts nothing yet.
    public ThreadEventLoop() {}

    @Override
    public void spawn(Runnable task) {
        tasks.add(task);
    }

    @Override
    public void sleep(Duration time) {
        if (!threads.contains(Thread.currentThread())) {
            throw new IllegalStateException("only a task can sleep");
        }
        turn.release();
        try {
            Thread.sleep(time.isNegative() ? Duration.ZERO : time); // BUG
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void joinAll() {
        if (threads.contains(Thread.currentThread())) {
            throw new IllegalStateException("a task cannot wait until all have ended");
        }
        var interrupted = Thread.interrupted();
        while (!tasks.isEmpty() || !threads.isEmpty()) {
            try {
                if (tasks.isEmpty()) {
                    threads.element().join();
                    threads.remove();
                } else {
                    turn.acquire();
                    var task = tasks.remove();
                    var thread = Thread.ofPlatform().unstarted(() -> run(task));
                    threads.add(thread);
                    thread.start();
                }
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        turn.drainPermits();
        turn.release();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        switch (failure.getAndSet(null)) {
            case RuntimeException exception -> throw exception;
            case Error error -> throw error;
            case null, default -> {
            }
        }
    }

    private void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error thrown) {
            failure.compareAndSet(null, thrown);
        }
        turn.release();
    }
}
