package pools;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;

import pools.contract.Handle;
import pools.contract.TaskFailed;
import pools.contract.Terminated;
import pools.contract.WorkerPool;

/// Counts the tasks that run. A task that waits is not counted, so that another thread can take its place; to go on, it waits
/// until there is a place again, before all tasks that have not begun.
public class ThreadWorkerPool implements WorkerPool {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    private final Condition place = lock.newCondition();
    private final Condition quiet = lock.newCondition();
    private final LinkedList<Job<?>> queue = new LinkedList<>();
    private final Set<Thread> threads = new HashSet<>();
    private final Set<Job<?>> unfinished = new HashSet<>();
    private final int limit;
    private int busy;
    private int idle;
    private int returning;
    private int callbacks;
    private boolean closed;

    public ThreadWorkerPool(int workers) {
        if (workers <= 0) {
            throw new IllegalArgumentException("workers: " + workers);
        }
        limit = workers;
    }

    public <T> T apply(Callable<? extends T> task) throws InterruptedException, TaskFailed {
        Objects.requireNonNull(task);
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        Job<T> job = new Job<>(task, value -> { }, thrown -> { });
        submit(List.of(job));
        return job.result();
    }

    public <T> Handle<T> applyAsync(Callable<? extends T> task, Consumer<? super T> onSuccess,
            Consumer<? super Throwable> onError) {
        Job<T> job = new Job<>(Objects.requireNonNull(task), Objects.requireNonNull(onSuccess),
                Objects.requireNonNull(onError));
        submit(List.of(job));
        return job;
    }

    public <A, R> List<R> map(Function<? super A, ? extends R> function, List<? extends A> elements)
            throws InterruptedException, TaskFailed {
        Objects.requireNonNull(function);
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        List<Job<R>> parts = new ArrayList<>();
        for (A element : elements) {
            parts.add(new Job<>(() -> function.apply(element), value -> { }, thrown -> { }));
        }
        submit(parts);
        List<R> results = new ArrayList<>();
        TaskFailed first = null;
        for (Job<R> part : parts) {
            try {
                results.add(part.result());
            } catch (TaskFailed failed) {
                first = first == null ? failed : first;
            }
        }
        if (first != null) {
            throw first;
        }
        return results;
    }

    private void submit(List<? extends Job<?>> more) {
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException("closed");
            }
            queue.addAll(more);
            unfinished.addAll(more);
            callbacks += more.size();
            for (int i = 0; i < more.size(); i++) {
                offerPlace();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Wakes or starts one who can use a place, if there is a place. Called with the lock.
    private void offerPlace() {
        if (busy >= limit) {
            return;
        }
        if (returning > 0) {
            place.signal();
        } else if (idle > 0) {
            work.signal();
        } else if (!queue.isEmpty() && threads.size() < limit + waitingTasks()) {
            Thread thread = new Thread(this::work);
            threads.add(thread);
            thread.start();
        }
    }

    private int blocked;

    private int waitingTasks() {
        return blocked;
    }

    private void work() {
        Job<?> job;
        while ((job = take()) != null) {
            job.run();
            lock.lock();
            busy--;
            offerPlace();
            lock.unlock();
        }
    }

    private Job<?> take() {
        lock.lock();
        try {
            while (queue.isEmpty() && !closed || !queue.isEmpty() && (busy >= limit || returning > 0)) {
                idle++;
                work.awaitUninterruptibly();
                idle--;
            }
            if (queue.isEmpty()) {
                threads.remove(Thread.currentThread());
                work.signalAll();
                quiet.signalAll();
                return null;
            }
            busy++;
            Thread.interrupted();
            return queue.removeFirst();
        } finally {
            lock.unlock();
        }
    }

    public void close() {
        lock.lock();
        closed = true;
        work.signalAll();
        quiet.signalAll();
        lock.unlock();
    }

    public void terminate() {
        List<Job<?>> victims = new ArrayList<>();
        lock.lock();
        try {
            closed = true;
            queue.clear();
            for (Thread thread : threads) {
                thread.interrupt();
            }
            for (Job<?> job : unfinished) {
                job.state = State.TERMINATED;
                job.done.signalAll();
                victims.add(job);
            }
            unfinished.clear();
            work.signalAll();
            quiet.signalAll();
        } finally {
            lock.unlock();
        }
        for (Job<?> job : victims) {
            job.callBack();
        }
    }

    public void join() throws InterruptedException {
        lock.lock();
        try {
            if (!closed) {
                throw new IllegalStateException("not closed");
            }
            while (!threads.isEmpty() || callbacks > 0) {
                quiet.await();
            }
        } finally {
            lock.unlock();
        }
    }

    private enum State {
        NEW, RETURNED, THREW, TERMINATED
    }

    private class Job<T> implements Handle<T> {
        final Callable<? extends T> task;
        final Consumer<? super T> onSuccess;
        final Consumer<? super Throwable> onError;
        final Condition done = lock.newCondition();
        State state = State.NEW;
        T value;
        Throwable thrown;

        Job(Callable<? extends T> task, Consumer<? super T> onSuccess, Consumer<? super Throwable> onError) {
            this.task = task;
            this.onSuccess = onSuccess;
            this.onError = onError;
        }

        void run() {
            T returned = null;
            Throwable failure = null;
            State end = State.RETURNED;
            try {
                returned = task.call();
            } catch (Throwable t) {
                failure = t;
                end = State.THREW;
            }
            lock.lock();
            try {
                if (state != State.NEW) {
                    return;
                }
                value = returned;
                thrown = failure;
                state = end;
                unfinished.remove(this);
                done.signalAll();
            } finally {
                lock.unlock();
            }
            callBack();
        }

        void callBack() {
            try {
                switch (state) {
                    case RETURNED -> onSuccess.accept(value);
                    case THREW -> onError.accept(thrown);
                    default -> onError.accept(new Terminated());
                }
            } catch (Throwable ignored) {
                // whoever wrote the callback is to blame
            }
            lock.lock();
            callbacks--;
            quiet.signalAll();
            lock.unlock();
        }

        public T result() throws InterruptedException, TaskFailed {
            lock.lock();
            try {
                if (state == State.NEW) {
                    if (threads.contains(Thread.currentThread())) {
                        awaitWithoutPlace();
                    } else {
                        await();
                    }
                }
                switch (state) {
                    case RETURNED:
                        return value;
                    case THREW:
                        throw new TaskFailed(thrown);
                    default:
                        throw new Terminated();
                }
            } finally {
                lock.unlock();
            }
        }

        private void await() throws InterruptedException {
            while (state == State.NEW) {
                done.await();
            }
        }

        private void awaitWithoutPlace() throws InterruptedException {
            busy--;
            blocked++;
            offerPlace();
            try {
                await();
            } finally {
                returning++;
                while (busy >= limit) {
                    place.awaitUninterruptibly();
                }
                returning--;
                blocked--;
                busy++;
            }
        }

        public boolean isDone() {
            lock.lock();
            try {
                return state != State.NEW;
            } finally {
                lock.unlock();
            }
        }
    }
}
