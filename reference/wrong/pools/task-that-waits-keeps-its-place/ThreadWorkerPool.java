package pools;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;

import pools.contract.Handle;
import pools.contract.TaskFailed;
import pools.contract.Terminated;
import pools.contract.WorkerPool;

/// A pool from one monitor.
///
/// Workers wait in it for tasks, others for results and for the end. Each change wakes all of them, and each looks for itself
/// whether it may go on. A worker whose task waits for one that has not begun runs that one itself, so that tasks never run
/// in more threads than there are workers; one that has begun comes to its end without it.
///
/// Thread safety: all fields, and the outcome of each job, are read and written only by threads that hold this object's monitor.
/// Tasks and callbacks are called without it.
public final class ThreadWorkerPool implements WorkerPool {

    private interface Outcome<T> {
        T get() throws TaskFailed;
    }

    private final int size;
    private final List<Thread> workers = new ArrayList<>();
    private final Queue<Job<?>> waiting = new ArrayDeque<>();
    private final Set<Job<?>> jobs = new LinkedHashSet<>();
    private boolean closed;

    /// Starts a worker with each of the first tasks.
    public ThreadWorkerPool(int workers) {
        if (workers < 1) {
            throw new IllegalArgumentException("a pool cannot have " + workers + " workers");
        }
        size = workers;
    }

    @Override
    public <T> T apply(Callable<? extends T> task) throws InterruptedException, TaskFailed {
        requireNoInterrupt();
        return applyAsync((Callable<T>) task::call, _ -> {}, _ -> {}).result();
    }

    @Override
    public <T> Handle<T> applyAsync(Callable<? extends T> task, Consumer<? super T> onSuccess,
            Consumer<? super Throwable> onError) {
        var job = new Job<T>(task, onSuccess, onError);
        accept(List.of(job));
        return job;
    }

    @Override
    public <A, R> List<R> map(Function<? super A, ? extends R> function, List<? extends A> elements)
            throws InterruptedException, TaskFailed {
        Objects.requireNonNull(function);
        requireNoInterrupt();
        var jobs = elements.stream().map(each -> new Job<R>(() -> function.apply(each), _ -> {}, _ -> {})).toList();
        accept(jobs);
        var results = new ArrayList<R>();
        TaskFailed failed = null;
        for (var job : jobs) {
            try {
                results.add(job.result());
            } catch (TaskFailed e) {
                failed = e;
            }
        }
        if (failed != null) {
            throw failed;
        }
        return results;
    }

    private static void requireNoInterrupt() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    private synchronized void accept(List<? extends Job<?>> more) {
        if (closed) {
            throw new IllegalStateException("the pool is closed");
        }
        jobs.addAll(more);
        waiting.addAll(more);
        while (workers.size() < Math.min(size, jobs.size())) {
            workers.add(Thread.ofPlatform().start(this::work));
        }
        notifyAll();
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }

    @Override
    public void terminate() {
        stop().forEach(Job::tellTerminated);
    }

    /// Ends all jobs that have not ended yet.
    private synchronized List<Job<?>> stop() {
        close();
        waiting.clear();
        workers.forEach(Thread::interrupt);
        return jobs.stream().filter(Job::stop).toList();
    }

    @Override
    public void join() throws InterruptedException {
        for (var worker : workersAtTheEnd()) {
            worker.join();
        }
    }

    private synchronized List<Thread> workersAtTheEnd() throws InterruptedException {
        if (!closed) {
            throw new IllegalStateException("the pool is neither closed nor terminated");
        }
        while (!jobs.isEmpty()) {
            wait();
        }
        return List.copyOf(workers);
    }

    private void work() {
        for (var job = next(); job != null; job = next()) {
            job.run();
        }
    }

    /// The job that has waited longest, or null at the end.
    private synchronized Job<?> next() {
        while (waiting.isEmpty() && !closed) {
            try {
                wait();
            } catch (InterruptedException _) {
                // meant for a task that has ended
            }
        }
        var _ = Thread.interrupted();
        return waiting.poll();
    }

    /// A task on its way, and what has become of it.
    private final class Job<T> implements Handle<T> {
        private final Callable<? extends T> task;
        private final Consumer<? super T> onSuccess;
        private final Consumer<? super Throwable> onError;
        private Outcome<T> outcome;

        Job(Callable<? extends T> task, Consumer<? super T> onSuccess, Consumer<? super Throwable> onError) {
            this.task = Objects.requireNonNull(task);
            this.onSuccess = Objects.requireNonNull(onSuccess);
            this.onError = Objects.requireNonNull(onError);
        }

        @Override
        public T result() throws InterruptedException, TaskFailed {
            return await().get(); // BUG
        }

        private Outcome<T> await() throws InterruptedException {
            synchronized (ThreadWorkerPool.this) {
                while (outcome == null) {
                    ThreadWorkerPool.this.wait();
                }
                return outcome;
            }
        }

        @Override
        public boolean isDone() {
            synchronized (ThreadWorkerPool.this) {
                return outcome != null;
            }
        }

        void run() {
            try {
                T value = task.call();
                end(() -> value, () -> onSuccess.accept(value));
            } catch (Throwable thrown) {
                end(() -> {
                    throw new TaskFailed(thrown);
                }, () -> onError.accept(thrown));
            }
        }

        private void end(Outcome<T> what, Runnable callback) {
            if (become(what)) {
                call(callback);
            }
        }

        boolean stop() {
            return become(() -> {
                throw new Terminated();
            });
        }

        void tellTerminated() {
            call(() -> onError.accept(new Terminated()));
        }

        /// The first outcome counts.
        private boolean become(Outcome<T> what) {
            synchronized (ThreadWorkerPool.this) {
                if (outcome != null) {
                    return false;
                }
                outcome = what;
                ThreadWorkerPool.this.notifyAll();
                return true;
            }
        }

        private void call(Runnable callback) {
            try {
                callback.run();
            } catch (Throwable _) {
                // costs nobody else
            }
            synchronized (ThreadWorkerPool.this) {
                jobs.remove(this);
                ThreadWorkerPool.this.notifyAll();
            }
        }
    }
}
