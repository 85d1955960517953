package coroutines;

import java.time.Duration;
import java.util.PriorityQueue;

import coroutines.contract.EventLoop;
import coroutines.contract.Generator;
import coroutines.contract.Stopped;
import coroutines.contract.Yielder;

/// A task is a generator that yields for how long it wants to sleep.
public final class ThreadEventLoop implements EventLoop {

    private static final class Task implements Comparable<Task> {
        final Generator<Duration, Void> generator;
        Yielder<Duration, Void> out;
        /// What it has failed with, if a generator would take that for an end.
        Stopped stopped;
        long due;
        long since;

        Task(Runnable body) {
            generator = new ThreadGenerator<>(yielder -> {
                out = yielder;
                try {
                    body.run();
                } catch (Stopped thrown) {
                    stopped = thrown;
                }
            });
        }

        @Override
        public int compareTo(Task other) {
            int byTime = Long.compare(due, other.due);
            return byTime != 0 ? byTime : Long.compare(since, other.since);
        }
    }

    private final PriorityQueue<Task> tasks = new PriorityQueue<>();
    private final long start = System.nanoTime();
    private long places;
    private Task current;

    public ThreadEventLoop() {}

    private void place(Task task, Duration time) {
        task.due = System.nanoTime() - start + (time.isNegative() ? 0 : time.toNanos());
        task.since = places++;
        tasks.add(task);
    }

    @Override
    public void spawn(Runnable body) {
        place(new Task(body), Duration.ZERO);
    }

    @Override
    public void sleep(Duration time) {
        if (current == null) {
            throw new IllegalStateException("no task sleeps");
        }
        current.out.yield(time);
    }

    @Override
    public void joinAll() {
        if (current != null) {
            throw new IllegalStateException("a task joins");
        }
        Throwable failure = null;
        boolean interrupted = false;
        while (!tasks.isEmpty()) {
            current = tasks.peek();
            try {
                Thread.sleep(Math.max(0, (current.due - (System.nanoTime() - start) + 999_999) / 1_000_000));
                tasks.remove();
                var wishes = current.generator.iterator();
                if (wishes.hasNext()) {
                    place(current, wishes.next());
                } else if (current.stopped != null) {
                    throw current.stopped;
                }
            } catch (InterruptedException e) {
                interrupted = true;
            } catch (RuntimeException | Error thrown) {
                failure = failure == null ? thrown : failure;
            }
        }
        current = null;
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
        if (failure instanceof Error error) {
            throw error;
        }
    }
}
