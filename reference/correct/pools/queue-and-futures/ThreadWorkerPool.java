package pools;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.function.Function;

import pools.contract.Handle;
import pools.contract.TaskFailed;
import pools.contract.Terminated;
import pools.contract.WorkerPool;

/// A blocking queue of future tasks. A future task runs once, whoever runs it: a worker, or the worker that waits for it. The
/// end is a job of its own, which each worker puts back for the next.
public class ThreadWorkerPool implements WorkerPool {
    private final BlockingQueue<Job<?>> queue = new LinkedBlockingQueue<>();
    private final Set<Job<?>> open = ConcurrentHashMap.newKeySet();
    private final Queue<Job<?>> dead = new ConcurrentLinkedQueue<>();
    private final List<Thread> workers = new ArrayList<>();
    private final Job<Object> end = new Job<>(() -> null, x -> { }, x -> { });
    private final Object gate = new Object();
    private boolean closed;
    private volatile boolean terminated;

    public ThreadWorkerPool(int workers) {
        if (workers < 1)
            throw new IllegalArgumentException("at least one worker, please");
        for (int i = 0; i < workers; i++)
            this.workers.add(new Thread(this::loop, "worker " + i));
        this.workers.forEach(Thread::start);
    }

    private void loop() {
        while (true) {
            Job<?> job;
            try {
                job = queue.take();
            } catch (InterruptedException e) {
                continue;
            }
            if (job == end) {
                queue.add(end);
                return;
            }
            synchronized (gate) {
                if (!terminated)
                    Thread.interrupted();
            }
            job.run();
        }
    }

    private void enter(List<? extends Job<?>> jobs) {
        synchronized (gate) {
            if (closed)
                throw new IllegalStateException("no more tasks");
            for (Job<?> job : jobs) {
                open.add(job);
                queue.add(job);
            }
        }
    }

    @Override
    public <T> T apply(Callable<? extends T> task) throws InterruptedException, TaskFailed {
        if (Thread.interrupted())
            throw new InterruptedException();
        return applyAsync((Callable<T>) task::call, x -> { }, x -> { }).result();
    }

    @Override
    public <T> Handle<T> applyAsync(Callable<? extends T> task, Consumer<? super T> onSuccess,
            Consumer<? super Throwable> onError) {
        Objects.requireNonNull(onSuccess);
        Objects.requireNonNull(onError);
        Job<T> job = new Job<T>(task::call, onSuccess, onError);
        enter(List.of(job));
        return job;
    }

    @Override
    public <A, R> List<R> map(Function<? super A, ? extends R> function, List<? extends A> elements)
            throws InterruptedException, TaskFailed {
        if (Thread.interrupted())
            throw new InterruptedException();
        Objects.requireNonNull(function);
        List<Job<R>> jobs = new ArrayList<>();
        for (A element : elements)
            jobs.add(new Job<R>(() -> function.apply(element), x -> { }, x -> { }));
        enter(jobs);
        List<R> results = new ArrayList<>();
        TaskFailed failed = null;
        for (Job<R> job : jobs) {
            try {
                results.add(job.result());
            } catch (TaskFailed e) {
                failed = e;
            }
        }
        if (failed != null)
            throw failed;
        return results;
    }

    @Override
    public void close() {
        synchronized (gate) {
            if (!closed) {
                closed = true;
                queue.add(end);
            }
        }
    }

    @Override
    public void terminate() {
        synchronized (gate) {
            close();
            terminated = true;
            queue.removeIf(job -> job != end);
            for (Thread worker : workers)
                worker.interrupt();
        }
        for (Job<?> job : open)
            job.terminate();
        for (Job<?> job = dead.poll(); job != null; job = dead.poll())
            job.callBack();
    }

    @Override
    public void join() throws InterruptedException {
        synchronized (gate) {
            if (!closed)
                throw new IllegalStateException("close it first");
        }
        for (Thread worker : workers)
            worker.join();
        synchronized (gate) {
            while (!open.isEmpty())
                gate.wait();
        }
    }

    private class Job<T> extends FutureTask<T> implements Handle<T> {
        private final Consumer<? super T> onSuccess;
        private final Consumer<? super Throwable> onError;

        Job(Callable<T> task, Consumer<? super T> onSuccess, Consumer<? super Throwable> onError) {
            super(task);
            this.onSuccess = onSuccess;
            this.onError = onError;
        }

        void terminate() {
            setException(new TerminationMark());
        }

        /// All that are terminated are done before any of them is called back for.
        @Override
        protected void done() {
            if (state() == State.FAILED && exceptionNow() instanceof TerminationMark)
                dead.add(this);
            else
                callBack();
        }

        void callBack() {
            try {
                T value = null;
                Throwable thrown = null;
                try {
                    value = get();
                } catch (ExecutionException e) {
                    thrown = e.getCause() instanceof TerminationMark ? new Terminated() : e.getCause();
                } catch (InterruptedException e) {
                    throw new AssertionError("it is done", e);
                }
                if (thrown != null)
                    onError.accept(thrown);
                else
                    onSuccess.accept(value);
            } catch (Throwable e) {
                // dropped
            } finally {
                synchronized (gate) {
                    open.remove(this);
                    gate.notifyAll();
                }
            }
        }

        @Override
        public T result() throws InterruptedException, TaskFailed {
            if (!isDone() && workers.contains(Thread.currentThread()))
                run();
            try {
                return get();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof TerminationMark)
                    throw new Terminated();
                throw new TaskFailed(e.getCause());
            }
        }
    }

    private static class TerminationMark extends Exception {
        private static final long serialVersionUID = 1;
    }
}
