package coroutines;

import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

import coroutines.contract.Greenlet;
import coroutines.contract.Greenlets;

/// Who runs stands in one volatile field; all others are parked until it is them.
public class ThreadGreenlets<V> implements Greenlets<V> {

    private volatile Routine running;
    private V value;
    private Throwable failure;

    public ThreadGreenlets() {
        Routine main = new Routine(null, null);
        main.thread = Thread.currentThread();
        running = main;
    }

    @Override
    public Greenlet<V> current() {
        return running;
    }

    @Override
    public Greenlet<V> create(Function<V, V> body) {
        return new Routine(running, body);
    }

    private class Routine implements Greenlet<V> {
        final Routine above;
        final Function<V, V> body;
        Thread thread;
        volatile boolean ended;

        Routine(Routine above, Function<V, V> body) {
            this.above = above;
            this.body = body;
        }

        @Override
        public boolean isEnded() {
            return ended;
        }

        @Override
        public V switchTo(V next) {
            Routine me = running;
            if (me == this || ended) {
                throw new IllegalStateException();
            }
            resume(next, null);
            boolean interrupted = false;
            while (running != me) {
                LockSupport.park(this);
                interrupted |= Thread.interrupted();
            }
            if (interrupted) {
                me.thread.interrupt();
            }
            if (failure instanceof Error) {
                throw (Error) failure;
            }
            if (failure != null) {
                throw (RuntimeException) failure;
            }
            return value;
        }

        private void resume(V with, Throwable thrown) {
            value = with;
            failure = thrown;
            boolean begins = thread == null;
            if (begins) {
                thread = Thread.ofVirtual().unstarted(this::begin);
            }
            Thread next = thread;
            running = this;
            if (begins) {
                next.start();
            } else {
                LockSupport.unpark(next);
            }
        }

        private void begin() {
            V result = null;
            Throwable thrown = null;
            try {
                result = body.apply(value);
            } catch (Throwable t) {
                thrown = t;
            }
            ended = true;
            Routine next = above;
            while (next.ended) {
                next = next.above;
            }
            next.resume(result, thrown);
        }
    }
}
