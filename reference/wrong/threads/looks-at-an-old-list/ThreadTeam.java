package threads;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import threads.contract.Team;
import threads.contract.WorkerFailed;

/// Lists that never change, in two references that do.
public class ThreadTeam implements Team {

    private final AtomicReference<List<Thread>> workers = new AtomicReference<>(List.of());
    private final AtomicReference<List<Throwable>> failures = new AtomicReference<>(List.of());

    @Override
    public void start(String name, Runnable task) {
        Objects.requireNonNull(task);
        start(Thread.ofPlatform().name(name).daemon(false).unstarted(task));
    }

    @Override
    public void startDaemon(String name, Runnable task) {
        Objects.requireNonNull(task);
        start(Thread.ofPlatform().name(name).daemon(true).unstarted(task));
    }

    @Override
    public void start(Thread thread) {
        if (thread.getState() != Thread.State.NEW) {
            throw new IllegalThreadStateException();
        }
        thread.setUncaughtExceptionHandler((_, thrown) -> failures.updateAndGet(all -> with(all, thrown)));
        thread.start();
        workers.updateAndGet(all -> with(all.stream().filter(Thread::isAlive).toList(), thread));
    }

    private static <T> List<T> with(List<T> all, T another) {
        return Stream.concat(all.stream(), Stream.of(another)).toList();
    }

    private List<Thread> awaited() {
        return workers.get().stream().filter(worker -> worker.isAlive() && !worker.isDaemon()).toList(); // BUG
    }

    @Override
    public void joinAll() throws InterruptedException {
        for (var some = awaited(); !some.isEmpty(); some = awaited()) { // BUG
            for (var worker : some) {
                worker.join();
            }
        }
        handOver();
    }

    @Override
    public boolean joinAll(long timeout, TimeUnit unit) throws InterruptedException {
        var begin = System.nanoTime();
        var nanos = Math.max(unit.toNanos(timeout), 0);
        for (var some = awaited(); !some.isEmpty(); some = awaited()) {
            var left = nanos - (System.nanoTime() - begin);
            if (left <= 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.timedJoin(some.getFirst(), left);
        }
        handOver();
        return true;
    }

    private void handOver() {
        var all = failures.getAndSet(List.of());
        if (!all.isEmpty()) {
            throw new WorkerFailed(all);
        }
    }

    @Override
    public List<String> alive() {
        return workers.get().stream().filter(Thread::isAlive).map(Thread::getName).toList();
    }
}
