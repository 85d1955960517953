package coroutines;

import java.util.function.Function;
import java.util.function.Supplier;

import coroutines.contract.Greenlet;
import coroutines.contract.Greenlets;

/// Routines that have a thread each. All of them wait, each in a monitor of its own, but the one that runs.
///
/// Thread safety: `handed` of a routine is read and written only by threads that hold the routine's monitor. All other fields
/// that change are used by the routine that runs, and by nobody else; whoever comes next gets to see them by way of
/// `handed`, or because its thread is started.
///
/// @param <V> the values that are handed over
public final class ThreadGreenlets<V> implements Greenlets<V> {

    private Routine current = new Routine(null, value -> value);

    /// The thread that calls this is the main routine.
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

        private final Routine maker;
        private final Function<V, V> body;
        private boolean begun;
        private boolean ended;
        private Supplier<V> handed;

        Routine(Routine maker, Function<V, V> body) {
            this.maker = maker;
            this.body = body;
        }

        @Override
        public boolean isEnded() {
            return ended;
        }

        @Override
        public V switchTo(V value) {
            var from = current;
            if (ended || this == from) {
                throw new IllegalStateException(ended ? "it has ended" : "it runs already");
            }
            go(() -> value);
            return from.await().get();
        }

        /// Hands control over; the caller runs no more.
        private void go(Supplier<V> what) {
            current = this;
            if (begun) {
                hand(what);
            } else {
                begun = true;
                Thread.ofPlatform().daemon().start(() -> run(what));
            }
        }

        private synchronized void hand(Supplier<V> what) {
            handed = what;
            notifyAll();
        }

        private synchronized Supplier<V> await() {
            var interrupted = false;
            do { // BUG
                try {
                    wait();
                } catch (InterruptedException _) {
                    interrupted = true;
                }
            } while (handed == null);
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            var what = handed;
            handed = null;
            return what;
        }

        private void run(Supplier<V> first) {
            var last = outcome(first.get());
            ended = true;
            heir().go(last);
        }

        private Supplier<V> outcome(V first) {
            try {
                var last = body.apply(first);
                return () -> last;
            } catch (RuntimeException thrown) {
                return () -> {
                    throw thrown;
                };
            } catch (Error thrown) {
                return () -> {
                    throw thrown;
                };
            }
        }

        private Routine heir() {
            var heir = maker;
            while (heir.ended) {
                heir = heir.maker;
            }
            return heir;
        }
    }
}
