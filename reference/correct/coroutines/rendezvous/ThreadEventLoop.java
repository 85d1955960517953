package coroutines;

import java.time.Duration;
import java.util.PriorityQueue;
import java.util.concurrent.Exchanger;
import java.util.concurrent.TimeUnit;

import coroutines.contract.EventLoop;

/// The thread that joins meets each task twice for each turn: to let it go on, and to hear that it stands.
public final class ThreadEventLoop implements EventLoop {

    private record Turn(Task task, long due, int number) implements Comparable<Turn> {
        @Override
        public int compareTo(Turn other) {
            return due != other.due ? Long.compare(due, other.due) : Integer.compare(number, other.number);
        }
    }

    private static final class Task {
        private final Exchanger<Boolean> meeting = new Exchanger<>();
        private final Runnable body;
        private boolean begun;
        private Throwable thrown;

        Task(Runnable body) {
            this.body = body;
        }

        boolean meet(boolean stands) {
            var interrupted = Thread.interrupted();
            for (;;) {
                try {
                    boolean other = meeting.exchange(stands);
                    if (interrupted) {
                        Thread.currentThread().interrupt();
                    }
                    return other;
                } catch (InterruptedException _) {
                    interrupted = true;
                }
            }
        }

        void turn() {
            if (!begun) {
                begun = true;
                Thread.ofPlatform().start(this::work);
            }
            meet(true);
            meet(true);
        }

        private void work() {
            meet(false);
            try {
                body.run();
            } catch (Throwable t) {
                thrown = t;
            }
            meet(false);
        }
    }

    private final PriorityQueue<Turn> turns = new PriorityQueue<>();
    private final long zero = System.nanoTime();
    private int number;
    private Task current;
    private boolean looping;

    public ThreadEventLoop() {}

    private void line(Task task, long nanos) {
        turns.add(new Turn(task, System.nanoTime() - zero + nanos, number++));
    }

    @Override
    public void spawn(Runnable task) {
        line(new Task(task), 0);
    }

    @Override
    public void sleep(Duration time) {
        var task = current;
        if (task == null) {
            throw new IllegalStateException("only a task may sleep");
        }
        line(task, Math.max(0, time.toNanos()));
        task.meet(false);
        task.meet(false);
    }

    @Override
    public void joinAll() {
        if (looping) {
            throw new IllegalStateException("a task may not join");
        }
        looping = true;
        var interrupted = false;
        Throwable failure = null;
        while (!turns.isEmpty()) {
            var left = turns.peek().due() - (System.nanoTime() - zero);
            if (left > 0) {
                try {
                    TimeUnit.NANOSECONDS.sleep(left);
                } catch (InterruptedException _) {
                    interrupted = true;
                }
            } else {
                current = turns.poll().task();
                current.turn();
                failure = failure == null ? current.thrown : failure;
                current = null;
            }
        }
        looping = false;
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
