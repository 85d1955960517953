package threads;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import threads.contract.Team;
import threads.contract.WorkerFailed;

/// A latch for every worker. Tasks open theirs at the end; behind a given thread waits a virtual one that does.
public class ThreadTeam implements Team {

    private static final class Entry {
        final Thread thread;
        final CountDownLatch over;

        Entry(Thread thread, CountDownLatch over) {
            this.thread = thread;
            this.over = over;
        }

        boolean lives() {
            return over.getCount() > 0 && thread.isAlive();
        }
    }

    private final Queue<Entry> entries = new ConcurrentLinkedQueue<>();
    private final AtomicInteger started = new AtomicInteger();
    private final Queue<Throwable> thrown = new ConcurrentLinkedQueue<>();

    public void start(String name, Runnable task) {
        begin(name, task, false);
    }

    public void startDaemon(String name, Runnable task) {
        begin(name, task, true);
    }

    private void begin(String name, Runnable task, boolean daemon) {
        if (task == null) {
            throw new NullPointerException("task");
        }
        CountDownLatch over = new CountDownLatch(1);
        Thread thread = new Thread(() -> {
            try {
                task.run();
            } catch (Throwable t) {
                thrown.add(t);
            }
            over.countDown();
        }, name);
        thread.setDaemon(daemon);
        thread.start();
        entries.add(new Entry(thread, over));
        started.incrementAndGet();
    }

    public void start(Thread thread) {
        if (thread.getState() != Thread.State.NEW) {
            throw new IllegalThreadStateException();
        }
        thread.setUncaughtExceptionHandler((t, e) -> thrown.add(e));
        thread.start();
        CountDownLatch over = new CountDownLatch(1);
        entries.add(new Entry(thread, over));
        started.incrementAndGet();
        Thread.startVirtualThread(() -> {
            try {
                thread.join();
                over.countDown();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    public void joinAll() throws InterruptedException {
        for (Entry e = find(); e != null; e = find()) {
            e.over.await();
        }
        report();
    }

    public boolean joinAll(long timeout, TimeUnit unit) throws InterruptedException {
        long begin = System.nanoTime();
        for (Entry e = find(); e != null; e = find()) {
            long waited = System.nanoTime() - begin;
            long left = unit.toNanos(timeout) < waited ? 0 : unit.toNanos(timeout) - waited;
            if (left == 0 || !e.over.await(left, TimeUnit.NANOSECONDS)) {
                return false;
            }
        }
        report();
        return true;
    }

    /// Looks again if somebody came meanwhile: a walk through the queue need not meet him.
    private Entry find() {
        int before;
        do {
            before = started.get();
            for (Entry e : entries) {
                if (!e.thread.isDaemon() && e.lives()) {
                    return e;
                }
            }
        } while (started.get() != before);
        return null;
    }

    private void report() {
        List<Throwable> all = new ArrayList<>();
        for (Throwable t = thrown.poll(); t != null; t = thrown.poll()) {
            all.add(t);
        }
        if (!all.isEmpty()) {
            throw new WorkerFailed(all);
        }
    }

    public List<String> alive() {
        List<String> names = new ArrayList<>();
        for (Entry e : entries) {
            if (e.lives()) {
                names.add(e.thread.getName());
            }
        }
        return names;
    }
}
