package coroutines;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

import coroutines.contract.Body;
import coroutines.contract.Generator;
import coroutines.contract.Stopped;

/// A lock with a condition for the body and one for its caller. What each has for the other is a record.
public final class ThreadGenerator<T, S> implements Generator<T, S> {

    private sealed interface Request<S> {
        record Send<S>(S value) implements Request<S> {}

        record Raise<S>(RuntimeException failure) implements Request<S> {}

        record Stop<S>() implements Request<S> {}
    }

    private sealed interface Answer<T> {
        record Value<T>(T value) implements Answer<T> {}

        record Failure<T>(Throwable thrown) implements Answer<T> {}

        record End<T>() implements Answer<T> {}
    }

    private final Lock lock = new ReentrantLock();
    private final Condition asked = lock.newCondition();
    private final Condition answered = lock.newCondition();
    private final Body<T, S> body;
    private boolean begun;
    private boolean ended;
    private boolean stopped;
    private Request<S> request;
    private Answer<T> answer;
    private boolean busy;

    public ThreadGenerator(Body<T, S> body) {
        this.body = body;
    }

    @Override
    public T next() {
        return value(ask(new Request.Send<>(null), true));
    }

    @Override
    public T send(S value) {
        return value(ask(new Request.Send<>(value), false));
    }

    @Override
    public T raise(RuntimeException failure) {
        if (over()) {
            throw failure;
        }
        return value(ask(new Request.Raise<>(failure), false));
    }

    @Override
    public void close() {
        if (!over() && ask(new Request.Stop<>(), false) instanceof Answer.Failure<T>(var thrown)) {
            rethrow(thrown);
        }
    }

    private boolean over() {
        lock.lock();
        try {
            requireIdle();
            ended |= !begun;
            return ended;
        } finally {
            lock.unlock();
        }
    }

    private void requireIdle() {
        if (busy) {
            throw new IllegalStateException("the body is at work");
        }
    }

    private T value(Answer<T> answer) {
        return switch (answer) {
            case Answer.Value<T>(var value) -> value;
            case Answer.Failure<T>(var thrown) -> rethrow(thrown);
            case Answer.End<T> _ -> throw new NoSuchElementException();
        };
    }

    private static <R> R rethrow(Throwable thrown) {
        if (thrown instanceof RuntimeException exception) {
            throw exception;
        }
        throw (Error) thrown;
    }

    private Answer<T> ask(Request<S> what, boolean mayBegin) {
        lock.lock();
        try {
            requireIdle();
            if (ended) {
                return new Answer.End<>();
            }
            if (!begun && !mayBegin) {
                throw new IllegalStateException("the body has not begun");
            }
            busy = true;
            answer = null;
            request = what;
            if (begun) {
                asked.signal();
            } else {
                begun = true;
                Thread.ofPlatform().name("body").daemon().start(this::work);
            }
            while (answer == null) {
                answered.awaitUninterruptibly();
            }
            busy = false;
            return answer;
        } finally {
            lock.unlock();
        }
    }

    private void work() {
        Answer<T> last;
        try {
            body.run(this::handOut);
            last = new Answer.End<>();
        } catch (Stopped _) {
            last = new Answer.End<>();
        } catch (Throwable thrown) {
            last = new Answer.Failure<>(thrown);
        }
        lock.lock();
        ended = true;
        answer = last;
        answered.signal();
        lock.unlock();
    }

    private S handOut(T value) {
        lock.lock();
        try {
            if (stopped) {
                throw new Stopped();
            }
            request = null;
            answer = new Answer.Value<>(value);
            answered.signal();
            while (request == null) {
                asked.awaitUninterruptibly();
            }
            return switch (request) {
                case Request.Send<S>(var sent) -> sent;
                case Request.Raise<S>(var failure) -> throw failure;
                case Request.Stop<S> _ -> {
                    stopped = true;
                    throw new Stopped();
                }
            };
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Iterator<T> iterator() {
        return new Iterator<>() {
            private Answer.Value<T> ahead;

            @Override
            public boolean hasNext() {
                if (ahead == null) {
                    switch (ask(new Request.Send<>(null), true)) {
                        case Answer.Value<T> value -> ahead = value;
                        case Answer.Failure<T>(var thrown) -> rethrow(thrown);
                        case Answer.End<T> _ -> {
                        }
                    }
                }
                return ahead != null;
            }

            @Override
            public T next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                var value = ahead.value();
                ahead = null;
                return value;
            }
        };
    }
}
