package dev.lockstep.worker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.lockstep.api.Threads;
import dev.lockstep.engine.LiveThreads;
import dev.lockstep.engine.Uncaught;
import dev.lockstep.engine.VirtualTime;

/// The threads of a check in one schedule.
///
/// Thread safety: the threads of a check use it one at a time, as the scheduler lets them.
final class CheckThreads implements Threads {

    private final List<Thread> started = new ArrayList<>();
    private final long begun = VirtualTime.nanos();

    @Override
    public Thread start(Task task) {
        return start("T" + (started.size() + 1), task);
    }

    @Override
    public Thread start(String name, Task task) {
        var thread = new Thread(() -> run(task), name);
        started.add(thread);
        thread.start();
        return thread;
    }

    /// A submission may have given the thread a handler that keeps quiet.
    private static void run(Task task) {
        try {
            task.run();
        } catch (Throwable thrown) {
            Uncaught.report(thrown);
            throw Thrown.as(thrown);
        }
    }

    @Override
    public List<Thread> times(int count, IndexedTask task) {
        var threads = new ArrayList<Thread>();
        for (var i = 1; i <= count; i++) {
            var index = i;
            threads.add(start(() -> task.run(index)));
        }
        return List.copyOf(threads);
    }

    @Override
    public Runnable task(Task task) {
        return () -> run(task);
    }

    @Override
    public int alive() {
        return LiveThreads.count();
    }

    @Override
    public void join() {
        for (var i = 0; i < started.size(); i++) {
            join(started.get(i));
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw Thrown.as(e);
        }
    }

    @Override
    public void settle() {
        VirtualTime.settle();
    }

    @Override
    public Duration elapsed() {
        return Duration.ofNanos(VirtualTime.nanos() - begun);
    }
}
