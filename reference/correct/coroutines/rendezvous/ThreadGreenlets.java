package coroutines;

import java.util.concurrent.SynchronousQueue;
import java.util.function.Function;

import coroutines.contract.Greenlet;
import coroutines.contract.Greenlets;

/// Each routine has a queue without room, at which it takes what is handed to it; who hands over waits until it is there.
public final class ThreadGreenlets<V> implements Greenlets<V> {

    private record Handed<V>(V value, Throwable failure) {
        V get() {
            if (failure instanceof Error error) {
                throw error;
            }
            if (failure instanceof RuntimeException exception) {
                throw exception;
            }
            return value;
        }
    }

    private interface Step<R> {
        R take() throws InterruptedException;
    }

    private Routine current = new Routine(null, null, false);

    public ThreadGreenlets() {}

    @Override
    public Greenlet<V> current() {
        return current;
    }

    @Override
    public Greenlet<V> create(Function<V, V> body) {
        return new Routine(current, body, true);
    }

    private static <R> R always(Step<R> step) {
        boolean interrupted = false;
        try {
            for (;;) {
                try {
                    return step.take();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private final class Routine extends Thread implements Greenlet<V> {
        private final SynchronousQueue<Handed<V>> queue = new SynchronousQueue<>();
        private final Routine maker;
        private final Function<V, V> body;
        private boolean waiting;
        private boolean over;

        Routine(Routine maker, Function<V, V> body, boolean waiting) {
            this.maker = maker;
            this.body = body;
            this.waiting = waiting;
            setDaemon(true);
        }

        @Override
        public boolean isEnded() {
            return over;
        }

        @Override
        public V switchTo(V value) {
            var me = current;
            if (over || this == me) {
                throw new IllegalStateException(toString());
            }
            hand(new Handed<>(value, null));
            return always(me.queue::take).get();
        }

        void hand(Handed<V> what) {
            current = this;
            if (waiting) {
                waiting = false;
                start();
            }
            always(() -> {
                queue.put(what);
                return null;
            });
        }

        @Override
        public void run() {
            Handed<V> last;
            try {
                last = new Handed<>(body.apply(always(queue::take).get()), null);
            } catch (RuntimeException | Error thrown) {
                last = new Handed<>(null, thrown);
            }
            over = true;
            var next = maker;
            while (next.over) {
                next = next.maker;
            }
            next.hand(last);
        }
    }
}
