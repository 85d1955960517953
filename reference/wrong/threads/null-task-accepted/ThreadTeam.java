package threads;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import threads.contract.Team;
import threads.contract.WorkerFailed;

/// A team that remembers its threads, and joins one after the other.
///
/// Who joins looks for a worker to wait for with the monitor in its hands, and waits without it: so workers can start others
/// meanwhile, and are found by the next look.
///
/// What a worker throws comes to the handler of its thread, before the thread has ended. So whoever finds the thread ended
/// finds the failure, too.
///
/// Thread safety: `workers` and `failures` are read and written only by threads that hold this object's monitor.
public final class ThreadTeam implements Team {

    private final List<Thread> workers = new ArrayList<>();
    private final List<Throwable> failures = new ArrayList<>();

    /// A team without workers.
    public ThreadTeam() {}

    @Override
    public void start(String name, Runnable task) {
        start(worker(name, task, false));
    }

    @Override
    public void startDaemon(String name, Runnable task) {
        start(worker(name, task, true));
    }

    /// A new thread is a daemon if the one that makes it is, unless it is told.
    private static Thread worker(String name, Runnable task, boolean daemon) {
        var worker = new Thread(task, name); // BUG
        worker.setDaemon(daemon);
        return worker;
    }

    @Override
    public synchronized void start(Thread thread) {
        if (thread.getState() != Thread.State.NEW) {
            throw new IllegalThreadStateException(thread.getName() + " has been started before");
        }
        thread.setUncaughtExceptionHandler((_, failure) -> keep(failure));
        thread.start();
        workers.add(thread);
    }

    private synchronized void keep(Throwable failure) {
        failures.add(failure);
    }

    @Override
    public void joinAll() throws InterruptedException {
        for (var next = nextToJoin(); next.isPresent(); next = nextToJoin()) {
            next.get().join();
        }
        handFailuresOver();
    }

    @Override
    public boolean joinAll(long timeout, TimeUnit unit) throws InterruptedException {
        var begin = System.nanoTime();
        var nanos = Math.max(0, unit.toNanos(timeout));
        for (var next = nextToJoin(); next.isPresent(); next = nextToJoin()) {
            var left = nanos - (System.nanoTime() - begin);
            if (left <= 0) {
                return false;
            }
            next.get().join(Duration.ofNanos(left));
        }
        handFailuresOver();
        return true;
    }

    private synchronized Optional<Thread> nextToJoin() {
        forgetEnded();
        return workers.stream().filter(worker -> !worker.isDaemon()).findFirst();
    }

    private void forgetEnded() {
        workers.removeIf(worker -> !worker.isAlive());
    }

    private synchronized void handFailuresOver() {
        if (!failures.isEmpty()) {
            var all = List.copyOf(failures);
            failures.clear();
            throw new WorkerFailed(all);
        }
    }

    @Override
    public synchronized List<String> alive() {
        forgetEnded();
        return workers.stream().map(Thread::getName).toList();
    }
}
