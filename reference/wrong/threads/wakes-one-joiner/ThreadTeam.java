package threads;

import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import threads.contract.Team;
import threads.contract.WorkerFailed;

/// What threads do to the map they do in its monitor, and who waits, waits there: a worker that ends takes itself out. For a
/// thread that was given a virtual one does so, which joins it.
public class ThreadTeam implements Team {
    private final Map<Thread, String> working = new HashMap<>();
    private final LinkedList<Throwable> failures = new LinkedList<>();

    @Override
    public void start(String name, Runnable task) {
        go(name, task, false);
    }

    @Override
    public void startDaemon(String name, Runnable task) {
        go(name, task, true);
    }

    private void go(String name, Runnable task, boolean daemon) {
        if (name == null || task == null) {
            throw new NullPointerException();
        }
        Thread worker = new Thread(name) {
            @Override
            public void run() {
                Throwable thrown = null;
                try {
                    task.run();
                } catch (Throwable t) {
                    thrown = t;
                }
                end(this, thrown);
            }
        };
        worker.setDaemon(daemon);
        synchronized (working) {
            working.put(worker, name);
            worker.start();
        }
    }

    private void end(Thread worker, Throwable thrown) {
        synchronized (working) {
            if (thrown != null) {
                failures.add(thrown);
            }
            working.remove(worker);
            working.notify(); // BUG
        }
    }

    @Override
    public void start(Thread thread) {
        synchronized (working) {
            if (thread.getState() != Thread.State.NEW) {
                throw new IllegalThreadStateException();
            }
            thread.setUncaughtExceptionHandler((t, e) -> end(t, e));
            thread.start();
            working.put(thread, thread.getName());
        }
        Thread.ofVirtual().start(() -> {
            boolean over = false;
            while (!over) {
                try {
                    thread.join();
                    over = true;
                } catch (InterruptedException e) {
                    // nobody else knows this thread
                }
            }
            end(thread, null);
        });
    }

    private boolean busy() {
        for (Thread worker : working.keySet()) {
            if (worker.isAlive() && !worker.isDaemon()) {
                return true;
            }
        }
        return false;
    }

    private void complain() {
        if (!failures.isEmpty()) {
            WorkerFailed complaint = new WorkerFailed(failures);
            failures.clear();
            throw complaint;
        }
    }

    @Override
    public void joinAll() throws InterruptedException {
        synchronized (working) {
            while (busy()) {
                working.wait();
            }
            complain();
        }
    }

    @Override
    public boolean joinAll(long timeout, TimeUnit unit) throws InterruptedException {
        long begin = System.nanoTime();
        synchronized (working) {
            while (busy()) {
                long left = unit.toNanos(timeout) - (System.nanoTime() - begin);
                if (timeout <= 0 || left <= 0) {
                    return false;
                }
                long millis = left / 1_000_000;
                working.wait(millis, (int) (left % 1_000_000));
            }
            complain();
            return true;
        }
    }

    @Override
    public List<String> alive() {
        synchronized (working) {
            return working.entrySet().stream().filter(each -> each.getKey().isAlive()).map(Map.Entry::getValue).toList();
        }
    }
}
