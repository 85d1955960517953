package coroutines;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.Exchanger;
import java.util.function.Supplier;

import coroutines.contract.Body;
import coroutines.contract.Generator;
import coroutines.contract.Stopped;

/// The body and its caller meet twice for each value: to ask, and to answer. In between the caller waits at the second
/// meeting, and afterwards the body waits at the next first one.
public final class ThreadGenerator<T, S> implements Generator<T, S> {

    private final Exchanger<Optional<Supplier<?>>> meeting = new Exchanger<>();
    private final Body<T, S> body;
    private Runnable begin = this::begin;
    private boolean open = true;
    private boolean busy;
    private boolean closing;

    public ThreadGenerator(Body<T, S> body) {
        this.body = body;
    }

    private void begin() {
        begin = null;
        Thread.ofPlatform().daemon().start(() -> meet(last()));
    }

    private Optional<Supplier<?>> last() {
        try {
            meet(Optional.empty());
            body.run(this::handOut);
            return Optional.empty();
        } catch (Stopped _) {
            return Optional.empty();
        } catch (RuntimeException thrown) {
            return Optional.of(() -> {
                throw thrown;
            });
        } catch (Error thrown) {
            return Optional.of(() -> {
                throw thrown;
            });
        }
    }

    @SuppressWarnings("unchecked")
    private S handOut(T value) {
        if (closing) {
            throw new Stopped();
        }
        meet(Optional.of(() -> value));
        return (S) meet(Optional.empty()).orElseThrow().get();
    }

    /// Hands over what the other one is to have, and waits until there is something for this one.
    private Optional<Supplier<?>> meet(Optional<Supplier<?>> mine) {
        var interrupted = false;
        while (true) {
            try {
                var theirs = meeting.exchange(mine);
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
                return theirs;
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
    }

    @SuppressWarnings("unchecked")
    private Optional<Supplier<T>> ask(Supplier<S> what) {
        requireRest();
        if (!open) {
            return Optional.empty();
        }
        busy = true;
        if (begin != null) {
            begin.run();
        }
        meet(Optional.of(what));
        var answer = meet(Optional.empty()).map(each -> (Supplier<T>) each);
        busy = false;
        return answer;
    }

    private T answer(Optional<Supplier<T>> answer) {
        if (answer.isEmpty()) {
            open = false;
            throw new NoSuchElementException();
        }
        open = false;
        var value = answer.get().get();
        open = true;
        return value;
    }

    private void requireRest() {
        if (busy) {
            throw new IllegalStateException("asked by its own body");
        }
    }

    @Override
    public T next() {
        return answer(ask(() -> null));
    }

    @Override
    public T send(S value) {
        requireRest();
        if (begin != null && open) {
            throw new IllegalStateException("not begun");
        }
        return answer(ask(() -> value));
    }

    @Override
    public T raise(RuntimeException failure) {
        requireRest();
        if (!open || begin != null) {
            open = false;
            throw failure;
        }
        return answer(ask(() -> {
            throw failure;
        }));
    }

    @Override
    public void close() {
        requireRest();
        if (open && begin == null) {
            var last = ask(() -> {
                closing = true;
                throw new Stopped();
            });
            open = false;
            last.ifPresent(Supplier::get);
        }
        open = false;
    }

    @Override
    public Iterator<T> iterator() {
        return new Rest();
    }

    private class Rest implements Iterator<T> {
        private Supplier<T> first;

        @Override
        public boolean hasNext() {
            if (first == null) {
                var answer = ask(() -> null);
                if (answer.isEmpty()) {
                    open = false;
                } else {
                    var value = answer(answer);
                    first = () -> value;
                }
            }
            return first != null;
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            var value = first.get();
            first = null;
            return value;
        }
    }
}
