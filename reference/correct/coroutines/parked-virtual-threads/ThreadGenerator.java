package coroutines;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.locks.LockSupport;

import coroutines.contract.Body;
import coroutines.contract.Generator;
import coroutines.contract.Stopped;
import coroutines.contract.Yielder;

/// Whose turn it is stands in a volatile field; whoever has none is parked. All other fields belong to the one whose turn it
/// is.
public class ThreadGenerator<T, S> implements Generator<T, S> {

    private enum Want {
        VALUE, FAILURE, STOP
    }

    private final Body<T, S> body;
    private volatile boolean bodysTurn;
    private Thread bodyThread;
    private Thread callerThread;
    private Want want;
    private S sent;
    private RuntimeException raised;
    private T value;
    private boolean done;
    private Throwable thrown;

    public ThreadGenerator(Body<T, S> body) {
        this.body = body;
    }

    private static void parkUntil(java.util.function.BooleanSupplier condition) {
        boolean interrupted = false;
        while (!condition.getAsBoolean()) {
            LockSupport.park();
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean advance(Want next) {
        want = next;
        callerThread = Thread.currentThread();
        bodysTurn = true;
        if (bodyThread == null) {
            bodyThread = Thread.ofVirtual().unstarted(this::runBody);
            bodyThread.start();
        } else {
            LockSupport.unpark(bodyThread);
        }
        parkUntil(() -> !bodysTurn);
        if (thrown != null) {
            Throwable once = thrown;
            thrown = null;
            if (once instanceof Error) {
                throw (Error) once;
            }
            throw (RuntimeException) once;
        }
        return !done;
    }

    private void runBody() {
        try {
            body.run(new Yielder<T, S>() {
                @Override
                public S yield(T handedOut) {
                    if (want != Want.STOP) {
                        value = handedOut;
                        giveBack();
                        parkUntil(() -> bodysTurn);
                    }
                    switch (want) {
                        case STOP :
                            throw new Stopped();
                        case FAILURE :
                            throw raised;
                        default :
                            return sent;
                    }
                }
            });
        } catch (Stopped stopped) {
            thrown = null;
        } catch (Throwable failure) {
            thrown = failure;
        }
        done = true;
        giveBack();
    }

    private void giveBack() {
        Thread caller = callerThread;
        bodysTurn = false;
        LockSupport.unpark(caller);
    }

    private void requireTurn() {
        if (bodysTurn) {
            throw new IllegalStateException("the body runs");
        }
    }

    @Override
    public T next() {
        requireTurn();
        sent = null;
        if (done || !advance(Want.VALUE)) {
            throw new NoSuchElementException();
        }
        return value;
    }

    @Override
    public T send(S toSend) {
        requireTurn();
        if (bodyThread == null && !done) {
            throw new IllegalStateException("nobody to take it");
        }
        sent = toSend;
        if (done || !advance(Want.VALUE)) {
            throw new NoSuchElementException();
        }
        return value;
    }

    @Override
    public T raise(RuntimeException failure) {
        requireTurn();
        if (bodyThread == null) {
            done = true;
        }
        if (done) {
            throw failure;
        }
        raised = failure;
        if (!advance(Want.FAILURE)) {
            throw new NoSuchElementException();
        }
        return value;
    }

    @Override
    public void close() {
        requireTurn();
        if (bodyThread == null) {
            done = true;
        }
        if (!done) {
            advance(Want.STOP);
        }
    }

    @Override
    public Iterator<T> iterator() {
        return new Iterator<T>() {
            private final Object nothing = new Object();
            private Object ahead = nothing;

            @Override
            public boolean hasNext() {
                if (ahead == nothing) {
                    requireTurn();
                    sent = null;
                    if (!done && advance(Want.VALUE)) {
                        ahead = value;
                    }
                }
                return ahead != nothing;
            }

            @Override
            @SuppressWarnings("unchecked")
            public T next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                T result = (T) ahead;
                ahead = nothing;
                return result;
            }
        };
    }
}
