package threads;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

import threads.contract.Team;
import threads.contract.WorkerFailed;

/// Workers say themselves when they end. For a thread that was given somebody else has to: a watcher, who joins it.
public class ThreadTeam implements Team {

    private final Lock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private final List<Thread> running = new ArrayList<>();
    private List<Throwable> failures = new ArrayList<>();

    private class Worker extends Thread {
        private final Runnable task;

        Worker(String name, Runnable task, boolean daemon) {
            super(name);
            this.task = Objects.requireNonNull(task);
            setDaemon(daemon);
        }

        @Override
        public void run() {
            Throwable failure = null;
            try {
                task.run();
            } catch (Throwable thrown) {
                failure = thrown;
            }
            ended(this); // BUG
            if (failure != null) {
                failed(failure); // BUG
            }
        }
    }

    private void failed(Throwable thrown) {
        lock.lock();
        try {
            failures.add(thrown);
        } finally {
            lock.unlock();
        }
    }

    private void ended(Thread worker) {
        lock.lock();
        try {
            running.remove(worker);
            ended.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void start(String name, Runnable task) {
        launch(new Worker(name, task, false));
    }

    @Override
    public void startDaemon(String name, Runnable task) {
        launch(new Worker(name, task, true));
    }

    @Override
    public void start(Thread thread) {
        if (thread.getState() != Thread.State.NEW) {
            throw new IllegalThreadStateException("started twice");
        }
        thread.setUncaughtExceptionHandler((_, thrown) -> failed(thrown));
        launch(thread);
        Thread watcher = new Thread(() -> watch(thread));
        watcher.setDaemon(true);
        watcher.start();
    }

    private void launch(Thread worker) {
        lock.lock();
        try {
            worker.start();
            running.add(worker);
        } finally {
            lock.unlock();
        }
    }

    private void watch(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError("nobody knows the watcher", e);
        }
        ended(thread);
    }

    @Override
    public void joinAll() throws InterruptedException {
        lock.lock();
        try {
            while (somebodyWorks()) {
                ended.await();
            }
            handOver();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean joinAll(long timeout, TimeUnit unit) throws InterruptedException {
        long left = unit.toNanos(timeout);
        lock.lock();
        try {
            while (somebodyWorks()) {
                if (left <= 0) {
                    return false;
                }
                left = ended.awaitNanos(left);
            }
            handOver();
            return true;
        } finally {
            lock.unlock();
        }
    }

    private boolean somebodyWorks() {
        return running.stream().anyMatch(worker -> worker.isAlive() && !worker.isDaemon());
    }

    private void handOver() {
        List<Throwable> all = failures;
        if (!all.isEmpty()) {
            failures = new ArrayList<>();
            throw new WorkerFailed(all);
        }
    }

    @Override
    public List<String> alive() {
        lock.lock();
        try {
            return running.stream().filter(Thread::isAlive).map(Thread::getName).toList();
        } finally {
            lock.unlock();
        }
    }
}
