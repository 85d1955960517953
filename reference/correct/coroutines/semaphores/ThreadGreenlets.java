package coroutines;

import java.util.concurrent.Semaphore;
import java.util.function.Function;

import coroutines.contract.Greenlet;
import coroutines.contract.Greenlets;

/// A semaphore for each routine, which has a permit when control has been handed to it.
public final class ThreadGreenlets<V> implements Greenlets<V> {

    private Routine current = new Routine(null, null);

    public ThreadGreenlets() {}

    @Override
    public Greenlet<V> current() {
        return current;
    }

    @Override
    public Greenlet<V> create(Function<V, V> body) {
        return new Routine(current, body);
    }

    private class Routine implements Greenlet<V>, Runnable {

        private final Semaphore turn = new Semaphore(0);
        private final Routine parent;
        private final Function<V, V> body;
        private Thread thread;
        private boolean ended;
        private V value;
        private Throwable failure;

        Routine(Routine parent, Function<V, V> body) {
            this.parent = parent;
            this.body = body;
            if (parent == null) {
                thread = Thread.currentThread();
            }
        }

        @Override
        public boolean isEnded() {
            return ended;
        }

        @Override
        public V switchTo(V toHand) {
            Routine me = current;
            if (ended || me == this) {
                throw new IllegalStateException();
            }
            wake(toHand, null);
            me.turn.acquireUninterruptibly();
            Throwable thrown = me.failure;
            me.failure = null;
            if (thrown instanceof Error error) {
                throw error;
            } else if (thrown != null) {
                throw (RuntimeException) thrown;
            }
            return me.value;
        }

        private void wake(V with, Throwable thrown) {
            value = with;
            failure = thrown;
            current = this;
            if (thread != null) {
                turn.release();
                return;
            }
            thread = new Thread(this, "routine");
            thread.setDaemon(true);
            thread.start();
        }

        @Override
        public void run() {
            V last = null;
            Throwable thrown = null;
            try {
                last = body.apply(value);
            } catch (Throwable t) {
                thrown = t;
            }
            ended = true;
            Routine next = parent;
            while (next.ended) {
                next = next.parent;
            }
            next.wake(last, thrown);
        }
    }
}
