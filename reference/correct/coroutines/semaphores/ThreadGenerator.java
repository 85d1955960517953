package coroutines;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.Semaphore;

import coroutines.contract.Body;
import coroutines.contract.Generator;
import coroutines.contract.Stopped;
import coroutines.contract.Yielder;

/// Two semaphores, of which one at most has a permit: the turn. Whoever has taken it may use all fields.
public final class ThreadGenerator<T, S> implements Generator<T, S> {

    private final Semaphore bodysTurn = new Semaphore(0);
    private final Semaphore callersTurn = new Semaphore(0);
    private final Body<T, S> body;

    private Thread thread;
    private boolean running;
    private boolean ended;
    private boolean stopping;

    private S sent;
    private RuntimeException raised;
    private T value;
    private Throwable failure;

    public ThreadGenerator(Body<T, S> body) {
        this.body = body;
    }

    @Override
    public T next() {
        return send(null, true);
    }

    @Override
    public T send(S value) {
        return send(value, false);
    }

    private T send(S toSend, boolean mayBegin) {
        requireStanding();
        if (thread == null && !ended && !mayBegin) {
            throw new IllegalStateException("not begun");
        }
        sent = toSend;
        if (!advance()) {
            throw new NoSuchElementException();
        }
        return value;
    }

    @Override
    public T raise(RuntimeException toRaise) {
        requireStanding();
        endUnbegun();
        if (ended) {
            throw toRaise;
        }
        raised = toRaise;
        return send(null, false);
    }

    @Override
    public void close() {
        requireStanding();
        endUnbegun();
        stopping = true;
        advance();
    }

    private void requireStanding() {
        if (running) {
            throw new IllegalStateException("running");
        }
    }

    private void endUnbegun() {
        ended |= thread == null;
    }

    /// Lets the body run.
    ///
    /// @return whether it has handed out a value
    private boolean advance() {
        if (ended) {
            return false;
        }
        running = true;
        if (thread == null) {
            thread = new Thread(this::work);
            thread.setDaemon(true);
            thread.start();
        } else {
            bodysTurn.release();
        }
        callersTurn.acquireUninterruptibly();
        running = false;
        if (failure instanceof RuntimeException exception) {
            failure = null;
            throw exception;
        }
        if (failure instanceof Error error) {
            failure = null;
            throw error;
        }
        return !ended;
    }

    private void work() {
        try {
            body.run(new Out());
        } catch (Stopped stopped) {
            // as if it had returned
        } catch (Throwable thrown) {
            failure = thrown;
        }
        ended = true;
        callersTurn.release();
    }

    private class Out implements Yielder<T, S> {
        @Override
        public S yield(T toHandOut) {
            if (!stopping) {
                value = toHandOut;
                callersTurn.release();
                bodysTurn.acquireUninterruptibly();
            }
            if (stopping) {
                throw new Stopped();
            }
            if (raised != null) {
                var toThrow = raised;
                raised = null;
                throw toThrow;
            }
            return sent;
        }
    }

    @Override
    public Iterator<T> iterator() {
        return new Iterator<T>() {
            private boolean has;
            private T kept;

            @Override
            public boolean hasNext() {
                if (!has) {
                    requireStanding();
                    sent = null;
                    has = advance();
                    kept = value;
                }
                return has;
            }

            @Override
            public T next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                has = false;
                return kept;
            }
        };
    }
}
