package coroutines;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import coroutines.contract.EventLoop;

/// There is nobody in the middle: a task that sleeps or ends looks who is next, waits until it is time, and hands over.
public final class ThreadEventLoop implements EventLoop {

    private static class Place {
        final Semaphore turn = new Semaphore(0);
        final Runnable begin;
        long due;

        Place(Runnable begin) {
            this.begin = begin;
        }
    }

    private final List<Place> line = new ArrayList<>();
    private final Semaphore done = new Semaphore(0);
    private final Semaphore never = new Semaphore(0);
    private Thread running;
    private boolean joining;
    private Throwable failure;

    public ThreadEventLoop() {}

    @Override
    public void spawn(Runnable task) {
        enter(new Place(task), 0);
    }

    /// Behind all that are due at the same time or before.
    private void enter(Place place, long nanos) {
        place.due = System.nanoTime() + nanos;
        int at = line.size();
        while (at > 0 && line.get(at - 1).due - place.due > 0) {
            at--;
        }
        line.add(at, place);
    }

    @Override
    public void sleep(Duration time) {
        Thread me = Thread.currentThread();
        if (running != me) {
            throw new IllegalStateException("no task");
        }
        Place mine = new Place(null);
        enter(mine, time.isNegative() ? 0 : time.toNanos());
        handOver();
        mine.turn.acquireUninterruptibly();
        running = me;
    }

    private void handOver() {
        if (line.isEmpty()) {
            done.release();
            return;
        }
        Place next = line.remove(0);
        waitUntil(next.due);
        if (next.begin == null) {
            next.turn.release();
        } else {
            new Thread(() -> work(next.begin)).start();
        }
    }

    private void waitUntil(long due) {
        boolean interrupted = false;
        long left;
        while ((left = due - System.nanoTime()) > 0) {
            try {
                never.tryAcquire(left, TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void work(Runnable task) {
        running = Thread.currentThread();
        try {
            task.run();
        } catch (Throwable thrown) {
            if (failure == null) {
                failure = thrown;
            }
        }
        handOver();
    }

    @Override
    public void joinAll() {
        if (joining) {
            throw new IllegalStateException("a task cannot join");
        }
        joining = true;
        handOver();
        done.acquireUninterruptibly();
        joining = false;
        running = null;
        Throwable thrown = failure;
        failure = null;
        if (thrown instanceof Error error) {
            throw error;
        }
        if (thrown != null) {
            throw (RuntimeException) thrown;
        }
    }
}
