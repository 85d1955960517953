package pools;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Function;

import pools.contract.Handle;
import pools.contract.TaskFailed;
import pools.contract.Terminated;
import pools.contract.WorkerPool;

/// A virtual thread for each task, and a semaphore with a permit for each worker. Who gets a permit runs the task that has
/// waited longest. A task that waits for another gives its permit away meanwhile.
public class ThreadWorkerPool implements WorkerPool {
    private final Semaphore permits;
    private final Queue<Job<?>> queue = new ConcurrentLinkedQueue<>();
    private final Set<Job<?>> open = ConcurrentHashMap.newKeySet();
    private final Queue<Thread> threads = new ConcurrentLinkedQueue<>();
    private final ReentrantReadWriteLock gate = new ReentrantReadWriteLock();
    private final ThreadLocal<Boolean> mine = new ThreadLocal<>();
    private boolean closed;
    private volatile boolean terminated;

    public ThreadWorkerPool(int workers) {
        if (workers < 1) {
            throw new IllegalArgumentException(workers + " workers");
        }
        permits = new Semaphore(workers, true);
    }

    @Override
    public <T> T apply(Callable<? extends T> task) throws InterruptedException, TaskFailed {
        checkInterrupt();
        var job = new Job<T>(task, _ -> {}, _ -> {});
        accept(List.of(job));
        return job.result();
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
        checkInterrupt();
        var jobs = new ArrayList<Job<R>>();
        elements.forEach(element -> jobs.add(new Job<>(() -> function.apply(element), _ -> {}, _ -> {})));
        accept(jobs);
        var results = new ArrayList<R>();
        var failures = new ArrayList<TaskFailed>();
        for (var job : jobs) {
            try {
                results.add(job.result());
            } catch (TaskFailed e) {
                failures.add(e);
            }
        }
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
        return results;
    }

    private static void checkInterrupt() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    private void accept(List<? extends Job<?>> jobs) {
        gate.writeLock().lock();
        try {
            if (closed) {
                throw new IllegalStateException("closed");
            }
            open.addAll(jobs);
            queue.addAll(jobs);
            jobs.forEach(_ -> threads.add(Thread.ofVirtual().start(this::runOne)));
        } finally {
            gate.writeLock().unlock();
        }
    }

    private void runOne() {
        mine.set(true);
        permits.acquireUninterruptibly();
        Job<?> job;
        gate.readLock().lock();
        try {
            job = queue.poll();
            if (!terminated) {
                Thread.interrupted();
            }
        } finally {
            gate.readLock().unlock();
        }
        try {
            if (job != null) {
                job.run();
            }
        } finally {
            permits.release();
        }
    }

    @Override
    public void close() {
        gate.writeLock().lock();
        closed = true;
        gate.writeLock().unlock();
    }

    @Override
    public void terminate() {
        gate.writeLock().lock();
        try {
            closed = true;
            terminated = true;
            queue.clear();
            threads.forEach(Thread::interrupt);
        } finally {
            gate.writeLock().unlock();
        }
        var ended = open.stream().filter(Job::terminate).toList();
        ended.forEach(Job::callBack);
    }

    @Override
    public void join() throws InterruptedException {
        gate.readLock().lock();
        try {
            if (!closed) {
                throw new IllegalStateException("open");
            }
        } finally {
            gate.readLock().unlock();
        }
        for (var thread : threads) {
            thread.join();
        }
        for (var job : open) {
            job.calledBack.await();
        }
    }

    private sealed interface Outcome<T> {
        record Value<T>(T value) implements Outcome<T> {}

        record Failure<T>(Throwable thrown) implements Outcome<T> {}

        record End<T>() implements Outcome<T> {}
    }

    private final class Job<T> implements Handle<T> {
        private final Callable<? extends T> task;
        private final Consumer<? super T> onSuccess;
        private final Consumer<? super Throwable> onError;
        private final AtomicReference<Outcome<T>> outcome = new AtomicReference<>();
        private final CountDownLatch done = new CountDownLatch(1);
        final CountDownLatch calledBack = new CountDownLatch(1);

        Job(Callable<? extends T> task, Consumer<? super T> onSuccess, Consumer<? super Throwable> onError) {
            this.task = Objects.requireNonNull(task);
            this.onSuccess = Objects.requireNonNull(onSuccess);
            this.onError = Objects.requireNonNull(onError);
        }

        void run() {
            Outcome<T> end;
            try {
                end = new Outcome.Value<>(task.call());
            } catch (Throwable thrown) {
                end = new Outcome.Failure<>(thrown);
            }
            if (complete(end)) {
                callBack();
            }
        }

        boolean terminate() {
            return complete(new Outcome.End<>());
        }

        /// Whether it is the first to do so, who is to call back.
        private boolean complete(Outcome<T> end) {
            if (!outcome.compareAndSet(null, end)) {
                return false;
            }
            done.countDown();
            return true;
        }

        void callBack() {
            try {
                switch (outcome.get()) {
                    case Outcome.Value(var value) -> onSuccess.accept(value);
                    case Outcome.Failure(var thrown) -> onError.accept(thrown);
                    case Outcome.End() -> onError.accept(new Terminated());
                }
            } catch (Throwable _) {
                // no concern of the pool's
            }
            calledBack.countDown();
            open.remove(this);
        }

        @Override
        public T result() throws InterruptedException, TaskFailed {
            if (!isDone()) {
                if (mine.get() == null) {
                    done.await();
                } else {
                    awaitWithoutPermit();
                }
            }
            return switch (outcome.get()) {
                case Outcome.Value(var value) -> value;
                case Outcome.Failure(var thrown) -> throw new TaskFailed(thrown);
                case Outcome.End() -> throw new Terminated();
            };
        }

        private void awaitWithoutPermit() throws InterruptedException {
            permits.release();
            try {
                done.await();
            } finally {
                permits.acquireUninterruptibly();
            }
        }

        @Override
        public boolean isDone() {
            return done.getCount() == 0;
        }
    }
}
