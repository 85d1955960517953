package coroutines;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.function.Function;

import coroutines.contract.Greenlet;
import coroutines.contract.Greenlets;

/// Each routine waits for a future, which is completed by who hands control to it, and put in the place of the last one
/// before the routine hands control on.
public final class ThreadGreenlets<V> implements Greenlets<V> {

    private Routine current = new Routine(null, value -> value);

    public ThreadGreenlets() {
        current.begun = true;
    }

    @Override
    public Greenlet<V> current() {
        return current;
    }

    @Override
    public Greenlet<V> create(Function<V, V> body) {
        return new Routine(current, body);
    }

    private final class Routine implements Greenlet<V> {

        private final Routine creator;
        private final Function<V, V> body;
        private CompletableFuture<V> turn = new CompletableFuture<>();
        private boolean begun;
        private boolean ended;

        Routine(Routine creator, Function<V, V> body) {
            this.creator = creator;
            this.body = body;
        }

        @Override
        public boolean isEnded() {
            return ended;
        }

        @Override
        public V switchTo(V value) {
            var from = current;
            if (from == this || ended) {
                throw new IllegalStateException("switchTo of one that " + (ended ? "has ended" : "runs"));
            }
            var mine = new CompletableFuture<V>();
            from.turn = mine;
            enter().complete(value);
            try {
                return mine.join();
            } catch (CompletionException e) {
                return ThreadGreenlets.<V> rethrow(e.getCause());
            }
        }

        /// Makes this the current one; it goes on when the future is completed.
        private CompletableFuture<V> enter() {
            current = this;
            if (!begun) {
                begun = true;
                var first = turn;
                var executor = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());
                executor.execute(() -> run(first.join()));
                executor.shutdown();
            }
            return turn;
        }

        private void run(V first) {
            V last = null;
            Throwable thrown = null;
            try {
                last = body.apply(first);
            } catch (Throwable t) {
                thrown = t;
            }
            ended = true;
            var next = creator;
            while (next.ended) {
                next = next.creator;
            }
            var turn = next.enter();
            if (thrown == null) {
                turn.complete(last);
            } else {
                turn.completeExceptionally(thrown);
            }
        }
    }

    private static <R> R rethrow(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) thrown;
    }
}
