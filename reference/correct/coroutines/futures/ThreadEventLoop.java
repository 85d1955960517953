package coroutines;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import coroutines.contract.EventLoop;

/// Turns are in a queue by the times at which they are due. A turn that is taken hands over a future, which is completed
/// when the task sleeps or has ended.
public final class ThreadEventLoop implements EventLoop {

    private static final class Turn {
        final long due;
        final long number;
        final CompletableFuture<CompletableFuture<Void>> granted = new CompletableFuture<>();
        Runnable begin = () -> {};

        Turn(long due, long number) {
            this.due = due;
            this.number = number;
        }
    }

    private final PriorityQueue<Turn> turns = new PriorityQueue<>(
            Comparator.<Turn> comparingLong(turn -> turn.due).thenComparing(turn -> turn.number));
    private final long origin = System.nanoTime();
    private long count;
    private CompletableFuture<Void> stands;
    private boolean joining;
    private Throwable failed;

    public ThreadEventLoop() {}

    private Turn queue(long nanos) {
        var turn = new Turn(System.nanoTime() - origin + nanos, count++);
        turns.add(turn);
        return turn;
    }

    @Override
    public void spawn(Runnable task) {
        var turn = queue(0);
        turn.begin = () -> {
            var executor = Executors.newVirtualThreadPerTaskExecutor();
            executor.execute(() -> run(turn, task));
            executor.shutdown();
        };
    }

    private void run(Turn turn, Runnable task) {
        stands = turn.granted.join();
        try {
            task.run();
        } catch (Throwable thrown) {
            failed = failed == null ? thrown : failed;
        }
        var last = stands;
        stands = null;
        last.complete(null);
    }

    @Override
    public void sleep(Duration time) {
        if (stands == null) {
            throw new IllegalStateException("There is no task that runs.");
        }
        var turn = queue(time.isNegative() ? 0 : time.toNanos());
        var until = stands;
        stands = null;
        until.complete(null);
        stands = turn.granted.join();
    }

    @Override
    public void joinAll() {
        if (joining) {
            throw new IllegalStateException("A task cannot wait for itself.");
        }
        joining = true;
        for (var turn = turns.poll(); turn != null; turn = turns.poll()) {
            waitUntil(turn.due);
            turn.begin.run();
            var standing = new CompletableFuture<Void>();
            turn.granted.complete(standing);
            standing.join();
        }
        joining = false;
        var thrown = failed;
        failed = null;
        if (thrown instanceof Error error) {
            throw error;
        }
        if (thrown instanceof RuntimeException exception) {
            throw exception;
        }
    }

    private void waitUntil(long due) {
        var interrupted = false;
        for (long left; (left = due - (System.nanoTime() - origin)) > 0;) {
            try {
                new CompletableFuture<Void>().get(left, TimeUnit.NANOSECONDS);
            } catch (InterruptedException _) {
                interrupted = true;
            } catch (TimeoutException _) {
                // as it should
            } catch (java.util.concurrent.ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
