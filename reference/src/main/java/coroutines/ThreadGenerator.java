package coroutines;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Supplier;

import coroutines.contract.Body;
import coroutines.contract.Generator;
import coroutines.contract.Stopped;

/// A generator whose body has a thread of its own. The body and its caller take turns in one monitor.
///
/// What one hands to the other is a supplier: the yield, or the call that waits, comes to what that gives or throws.
///
/// Thread safety: all fields that change are read and written only by threads that hold this object's monitor. One thread
/// waits in it at a time: the caller while it is the body's turn, or the body while it is the caller's.
///
/// @param <T> the values that are handed out
/// @param <S> the values that are sent in
public final class ThreadGenerator<T, S> implements Generator<T, S> {

    private enum State {
        UNBEGUN,
        RUNNING,
        STANDING,
        ENDED
    }

    private final Body<T, S> body;
    private State state = State.UNBEGUN;
    private boolean closed;
    private Supplier<S> toBody = () -> null;
    private Optional<Supplier<T>> toCaller = Optional.empty();

    /// Starts nothing yet.
    public ThreadGenerator(Body<T, S> body) {
        this.body = body;
    }

    @Override
    public T next() {
        return ask(() -> null).orElseThrow().get();
    }

    @Override
    public synchronized T send(S value) {
        if (state == State.UNBEGUN) {
            throw new IllegalStateException("there is no yield yet");
        }
        return ask(() -> value).orElseThrow().get();
    }

    @Override
    public synchronized T raise(RuntimeException failure) {
        if (hasEnded()) {
            throw failure;
        }
        return ask(() -> {
            throw failure;
        }).orElseThrow().get();
    }

    @Override
    public synchronized void close() {
        if (!hasEnded()) {
            ask(() -> {
                closed = true;
                throw new Stopped();
            }).ifPresent(this::open);
        }
    }

    /// Whether no body is left to be told anything; one that has not begun never will.
    private boolean hasEnded() {
        if (state == State.UNBEGUN) {
            state = State.ENDED;
        }
        return state == State.ENDED;
    }

    /// Lets the body run, and waits until it stands or has ended.
    ///
    /// @return what it hands out, or throws, if it does
    private synchronized Optional<Supplier<T>> ask(Supplier<S> what) {
        switch (state) {
            case RUNNING -> throw new IllegalStateException("the body is running");
            case ENDED -> {
                return Optional.empty();
            }
            case UNBEGUN -> Thread.ofPlatform().daemon().start(this::run);
            case STANDING -> toBody = what;
        }
        hand(State.RUNNING);
        awaitWhile(State.RUNNING);
        return toCaller;
    }

    private void run() {
        try {
            body.run(this::handOut);
            end(Optional.empty());
        } catch (Stopped _) {
            end(Optional.empty());
        } catch (RuntimeException | Error thrown) {
            end(Optional.of(() -> rethrow(thrown)));
        }
    }

    private synchronized S handOut(T value) {
        if (closed) {
            throw new Stopped();
        }
        toCaller = Optional.of(() -> value);
        hand(State.STANDING);
        awaitWhile(State.STANDING);
        return toBody.get();
    }

    private synchronized void end(Optional<Supplier<T>> last) {
        toCaller = last;
        hand(State.ENDED);
    }

    private void hand(State next) {
        state = next;
        notifyAll();
    }

    private void awaitWhile(State others) {
        var interrupted = false;
        while (state == others) {
            try {
                wait();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private T rethrow(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) thrown;
    }

    private T open(Supplier<T> answer) {
        return answer.get();
    }

    @Override
    public Iterator<T> iterator() {
        return new Rest();
    }

    private final class Rest implements Iterator<T> {

        private Optional<Supplier<T>> kept = Optional.empty();

        @Override
        public boolean hasNext() {
            if (kept.isEmpty()) {
                kept = ask(() -> null).map(answer -> constant(answer.get()));
            }
            return kept.isPresent();
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            var first = kept.get();
            kept = Optional.empty();
            return first.get();
        }

        private Supplier<T> constant(T value) {
            return () -> value;
        }
    }
}
