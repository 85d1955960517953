package pools;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Function;

import pools.contract.Handle;
import pools.contract.TaskFailed;
import pools.contract.Terminated;
import pools.contract.WorkerPool;

/// Two semaphores: one is a lock, the other counts what workers can take: tasks, and at the end a wake-up for each of them.
public class ThreadWorkerPool implements WorkerPool {

    private final Semaphore mutex = new Semaphore(1);
    private final Semaphore available = new Semaphore(0);
    private final Deque<Task<?>> tasks = new ArrayDeque<>();
    private final Set<Task<?>> unfinished = new LinkedHashSet<>();
    private final Thread[] workers;
    private final CountDownLatch over;
    private boolean closed;

    public ThreadWorkerPool(int n) {
        if (n < 1) {
            throw new IllegalArgumentException();
        }
        over = new CountDownLatch(n);
        workers = new Thread[n];
        for (int i = 0; i < n; i++) {
            workers[i] = new Thread(this::serve);
        }
        for (Thread worker : workers) {
            worker.start();
        }
    }

    private void serve() {
        while (true) {
            available.acquireUninterruptibly();
            mutex.acquireUninterruptibly();
            Task<?> task = tasks.pollFirst();
            boolean end = closed && task == null;
            if (!end) {
                Thread.interrupted();
            }
            mutex.release();
            if (end) {
                over.countDown();
                return;
            }
            if (task != null) {
                task.run();
            }
        }
    }

    private void add(List<? extends Task<?>> more) {
        mutex.acquireUninterruptibly();
        try {
            if (closed) {
                throw new IllegalStateException("pool is closed");
            }
            tasks.addAll(more);
            unfinished.addAll(more);
        } finally {
            mutex.release();
        }
        available.release(more.size());
    }

    @Override
    public <T> T apply(Callable<? extends T> task) throws InterruptedException, TaskFailed {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        Task<T> t = new Task<>(task, x -> {}, x -> {});
        add(List.of(t));
        return t.result();
    }

    @Override
    public <T> Handle<T> applyAsync(Callable<? extends T> task, Consumer<? super T> onSuccess,
            Consumer<? super Throwable> onError) {
        Task<T> t = new Task<>(task, onSuccess, onError);
        add(List.of(t));
        return t;
    }

    @Override
    public <A, R> List<R> map(Function<? super A, ? extends R> function, List<? extends A> elements)
            throws InterruptedException, TaskFailed {
        if (function == null) {
            throw new NullPointerException("function");
        }
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        List<Task<R>> all = new ArrayList<>(elements.size());
        for (A element : elements) {
            all.add(new Task<>(() -> function.apply(element), x -> {}, x -> {}));
        }
        add(all);
        TaskFailed failed = null;
        List<R> results = new ArrayList<>(all.size());
        for (Task<R> each : all) {
            try {
                results.add(each.result());
            } catch (TaskFailed e) {
                if (failed == null) {
                    failed = e;
                } else {
                    failed.addSuppressed(e);
                }
            }
        }
        if (failed != null) {
            throw failed;
        }
        return results;
    }

    @Override
    public void close() {
        mutex.acquireUninterruptibly();
        boolean first = !closed;
        closed = true;
        mutex.release();
        if (first) {
            available.release(workers.length);
        }
    }

    @Override
    public void terminate() {
        close();
        mutex.acquireUninterruptibly();
        tasks.clear();
        List<Task<?>> left = new ArrayList<>(unfinished);
        for (Thread worker : workers) {
            worker.interrupt();
        }
        mutex.release();
        left.removeIf(task -> !task.end(null, new Terminated(), true));
        for (Task<?> task : left) {
            task.tell();
        }
    }

    @Override
    public void join() throws InterruptedException {
        mutex.acquireUninterruptibly();
        boolean tooEarly = !closed;
        mutex.release();
        if (tooEarly) {
            throw new IllegalStateException("pool is open");
        }
        if (over.getCount() > 0) {
            over.await();
        }
        while (true) {
            Task<?> task;
            mutex.acquireUninterruptibly();
            task = unfinished.isEmpty() ? null : unfinished.iterator().next();
            mutex.release();
            if (task == null) {
                break;
            }
            task.told.await();
        }
        for (Thread worker : workers) {
            worker.join();
        }
    }

    private class Task<T> implements Handle<T> {
        private final Callable<? extends T> call;
        private final Consumer<? super T> onSuccess;
        private final Consumer<? super Throwable> onError;
        private final CountDownLatch done = new CountDownLatch(1);
        private final CountDownLatch told = new CountDownLatch(1);
        private final Semaphore first = new Semaphore(1);
        private T value;
        private Throwable thrown;
        private boolean terminated;

        Task(Callable<? extends T> call, Consumer<? super T> onSuccess, Consumer<? super Throwable> onError) {
            if (call == null || onSuccess == null || onError == null) {
                throw new NullPointerException();
            }
            this.call = call;
            this.onSuccess = onSuccess;
            this.onError = onError;
        }

        void run() {
            T returned = null;
            Throwable failure = null;
            try {
                returned = call.call();
            } catch (Throwable t) {
                failure = t;
            }
            if (end(returned, failure, false)) {
                tell();
            }
        }

        /// Whether it is the first to end it, who is to call back.
        boolean end(T returned, Throwable t, boolean byTermination) {
            if (!first.tryAcquire()) {
                return false;
            }
            value = returned;
            thrown = t;
            terminated = byTermination;
            done.countDown();
            return true;
        }

        void tell() {
            try {
                if (thrown == null) {
                    onSuccess.accept(value);
                } else {
                    onError.accept(thrown);
                }
            } catch (Throwable ignored) {
                // not ours
            } finally {
                mutex.acquireUninterruptibly();
                unfinished.remove(this);
                mutex.release();
                told.countDown();
            }
        }

        @Override
        public T result() throws InterruptedException, TaskFailed {
            if (List.of(workers).contains(Thread.currentThread())) {
                mutex.acquireUninterruptibly();
                boolean mine = tasks.remove(this);
                mutex.release();
                if (mine) {
                    run();
                }
            }
            if (!isDone()) {
                done.await();
            }
            if (terminated) {
                throw new Terminated();
            }
            if (thrown != null) {
                throw new TaskFailed(thrown);
            }
            return value;
        }

        @Override
        public boolean isDone() {
            return done.getCount() == 0;
        }
    }
}
