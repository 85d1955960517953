package coroutines;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

import coroutines.contract.Greenlet;
import coroutines.contract.Greenlets;

/// One lock for a group, with a condition for each routine. All fields are guarded by the lock.
public final class ThreadGreenlets<V> implements Greenlets<V> {

    private final ReentrantLock lock = new ReentrantLock();
    private Routine current;

    public ThreadGreenlets() {
        current = new Routine(null, null);
        current.begun = true;
    }

    @Override
    public Greenlet<V> current() {
        lock.lock();
        try {
            return current;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Greenlet<V> create(Function<V, V> body) {
        lock.lock();
        try {
            return new Routine(current, body);
        } finally {
            lock.unlock();
        }
    }

    private final class Routine implements Greenlet<V> {

        private final Condition isCurrent = lock.newCondition();
        private final Routine maker;
        private final Function<V, V> body;
        private boolean begun;
        private boolean ended;
        private V given;
        private Throwable thrown;

        Routine(Routine maker, Function<V, V> body) {
            this.maker = maker;
            this.body = body;
        }

        @Override
        public boolean isEnded() {
            lock.lock();
            try {
                return ended;
            } finally {
                lock.unlock();
            }
        }

        @Override
        public V switchTo(V value) {
            lock.lock();
            try {
                if (ended || current == this) {
                    throw new IllegalStateException("control cannot go there");
                }
                var from = current;
                become(value, null);
                while (current != from) {
                    from.isCurrent.awaitUninterruptibly();
                }
                return from.result();
            } finally {
                lock.unlock();
            }
        }

        private V result() {
            switch (thrown) {
                case null -> {
                    return given;
                }
                case RuntimeException exception -> throw exception;
                case Error error -> throw error;
                default -> throw new IllegalStateException(thrown);
            }
        }

        private void become(V value, Throwable failure) {
            current = this;
            given = value;
            thrown = failure;
            if (begun) {
                isCurrent.signal();
            } else {
                begun = true;
                Thread.ofVirtual().start(() -> work(value));
            }
        }

        private void work(V first) {
            V last = null;
            Throwable failure = null;
            try {
                last = body.apply(first);
            } catch (Throwable caught) {
                failure = caught;
            }
            lock.lock();
            try {
                ended = true;
                var next = maker;
                while (next.ended) {
                    next = next.maker;
                }
                next.become(last, failure);
            } finally {
                lock.unlock();
            }
        }
    }
}
