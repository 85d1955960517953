package threads;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import threads.contract.Team;
import threads.contract.WorkerFailed;

/** Never forgets a worker, so that whoever joins can walk down the list by index and meets those that come later. */
public class ThreadTeam implements Team {

    private record Worker(Thread thread, AtomicReference<Throwable> failure) {
        boolean isAwaited() {
            return !thread.isDaemon();
        }
    }

    private final CopyOnWriteArrayList<Worker> workers = new CopyOnWriteArrayList<>();

    @Override
    public void start(String name, Runnable task) {
        start(Thread.ofPlatform().daemon(false).name(name).unstarted(task));
    }

    @Override
    public void startDaemon(String name, Runnable task) {
        start(Thread.ofPlatform().daemon().name(name).unstarted(task));
    }

    @Override
    public void start(Thread thread) {
        if (requireNonNull(thread).getState() != Thread.State.NEW) {
            throw new IllegalThreadStateException();
        }
        var failure = new AtomicReference<Throwable>();
        thread.setUncaughtExceptionHandler((t, thrown) -> failure.set(thrown));
        thread.start();
        workers.add(new Worker(thread, failure));
    }

    @Override
    public void joinAll() throws InterruptedException {
        for (int i = 0; i < workers.size(); i++) {
            var worker = workers.get(i);
            if (worker.isAwaited()) {
                worker.thread().join();
            }
        }
        throwFailures();
    }

    @Override
    public boolean joinAll(long timeout, TimeUnit unit) throws InterruptedException {
        long deadline = System.nanoTime() + Math.max(unit.toNanos(timeout), 0);
        for (int i = 0; i < workers.size(); i++) {
            var worker = workers.get(i);
            if (worker.isAwaited() && worker.thread().isAlive()) {
                NANOSECONDS.timedJoin(worker.thread(), deadline - System.nanoTime());
                if (worker.thread().isAlive()) {
                    return false;
                }
            }
        }
        throwFailures();
        return true;
    }

    private void throwFailures() {
        var thrown = workers.stream().map(worker -> worker.failure().getAndSet(null)).filter(t -> t != null).toList();
        if (!thrown.isEmpty()) {
            throw new WorkerFailed(thrown);
        }
    }

    @Override
    public List<String> alive() {
        return workers.stream().map(Worker::thread).filter(Thread::isAlive).map(Thread::getName).toList();
    }
}
