package pools;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;

import pools.contract.Handle;
import pools.contract.TaskFailed;
import pools.contract.WorkerPool;

/// Your pool, by [WorkerPool]. What it needs: a queue of tasks, threads that take them, and a class of your own for a handle.
public class ThreadWorkerPool implements WorkerPool {

    /// Makes a pool of so many workers.
    public ThreadWorkerPool(int workers) {
        throw new UnsupportedOperationException("TODO 1: refuse what makes no sense. TODO 3: who are the workers, and when do "
                + "their threads start?");
    }

    @Override
    public <T> T apply(Callable<? extends T> task) throws InterruptedException, TaskFailed {
        throw new UnsupportedOperationException("TODO 2: let another thread run the task, and wait for what it returns or "
                + "throws. TODO 9: who runs it when a task calls, and all workers wait?");
    }

    @Override
    public <T> Handle<T> applyAsync(Callable<? extends T> task, Consumer<? super T> onSuccess,
            Consumer<? super Throwable> onError) {
        throw new UnsupportedOperationException("TODO 4: put the task where workers find it. TODO 5: tell the handle first, "
                + "then one of the callbacks");
    }

    @Override
    public <A, R> List<R> map(Function<? super A, ? extends R> function, List<? extends A> elements)
            throws InterruptedException, TaskFailed {
        throw new UnsupportedOperationException("TODO 6: a task for each, all of them handed over before you wait for one");
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException("TODO 7: accept no more, and let workers end that find nothing to do");
    }

    @Override
    public void terminate() {
        throw new UnsupportedOperationException("TODO 10: what waits never runs, what runs is interrupted, who waits goes on");
    }

    @Override
    public void join() throws InterruptedException {
        throw new UnsupportedOperationException("TODO 8: wait for the tasks, the callbacks, and the workers");
    }
}
