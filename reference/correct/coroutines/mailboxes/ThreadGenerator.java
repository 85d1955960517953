package coroutines;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Supplier;

import coroutines.contract.Body;
import coroutines.contract.Generator;
import coroutines.contract.Stopped;

/// The body has a box for letters, and its caller has one. Each writes only when it has read, so there is one letter at most.
public final class ThreadGenerator<T, S> extends Thread implements Generator<T, S> {

    private record Letter<X>(boolean last, Supplier<X> content) {}

    private static final class Box<X> {
        private final BlockingQueue<Letter<X>> letters = new ArrayBlockingQueue<>(1);

        void write(boolean last, Supplier<X> content) {
            letters.add(new Letter<>(last, content));
        }

        Letter<X> read() {
            boolean interrupted = false;
            try {
                while (true) {
                    try {
                        return letters.take();
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
    }

    private final Box<S> bodys = new Box<>();
    private final Box<T> callers = new Box<>();
    private final Body<T, S> body;
    private State state = new Unbegun();

    public ThreadGenerator(Body<T, S> body) {
        this.body = body;
        setDaemon(true);
    }

    /// What a generator does depends on what its body does.
    private abstract class State {
        abstract Letter<T> ask(boolean mayBegin, Supplier<S> content);

        Letter<T> disturb(Supplier<S> content) {
            return ask(false, content);
        }

        final Letter<T> talk(Supplier<S> content) {
            state = new Running();
            bodys.write(false, content);
            var answer = callers.read();
            state = answer.last() ? new Ended() : new Standing();
            return answer;
        }
    }

    private final class Unbegun extends State {
        @Override
        Letter<T> ask(boolean mayBegin, Supplier<S> content) {
            if (!mayBegin) {
                throw new IllegalStateException("not yet");
            }
            start();
            return talk(content);
        }

        @Override
        Letter<T> disturb(Supplier<S> content) {
            state = new Ended();
            return state.disturb(content);
        }
    }

    private final class Standing extends State {
        @Override
        Letter<T> ask(boolean mayBegin, Supplier<S> content) {
            return talk(content);
        }
    }

    private final class Running extends State {
        @Override
        Letter<T> ask(boolean mayBegin, Supplier<S> content) {
            throw new IllegalStateException("not now");
        }
    }

    private final class Ended extends State {
        @Override
        Letter<T> ask(boolean mayBegin, Supplier<S> content) {
            return new Letter<>(true, null);
        }

        @Override
        Letter<T> disturb(Supplier<S> content) {
            content.get();
            throw new IllegalStateException("content of a disturbance throws");
        }
    }

    @Override
    public void run() {
        bodys.read();
        Supplier<T> last = null;
        try {
            body.run(value -> {
                if (stopped) {
                    throw new Stopped();
                }
                callers.write(false, () -> value);
                return bodys.read().content().get();
            });
        } catch (Stopped stop) {
            // has returned
        } catch (RuntimeException thrown) {
            last = () -> {
                throw thrown;
            };
        } catch (Error thrown) {
            last = () -> {
                throw thrown;
            };
        }
        callers.write(true, last);
    }

    /// Written and read by the body alone.
    private boolean stopped;

    private static <X> X open(Letter<X> letter) {
        if (letter.content() == null) {
            throw new NoSuchElementException();
        }
        return letter.content().get();
    }

    @Override
    public T next() {
        return open(state.ask(true, () -> null));
    }

    @Override
    public T send(S value) {
        return open(state.ask(false, () -> value));
    }

    @Override
    public T raise(RuntimeException failure) {
        return open(state.disturb(() -> {
            throw failure;
        }));
    }

    @Override
    public void close() {
        if (state instanceof ThreadGenerator<T, S>.Ended) {
            return;
        }
        if (state instanceof ThreadGenerator<T, S>.Unbegun) {
            state = new Ended();
            return;
        }
        var last = state.disturb(() -> {
            stopped = true;
            throw new Stopped();
        });
        if (last.content() != null) {
            last.content().get();
        }
    }

    @Override
    public Iterator<T> iterator() {
        return new Iterator<>() {
            private Letter<T> letter;

            @Override
            public boolean hasNext() {
                if (letter == null) {
                    letter = state.ask(true, () -> null);
                    if (letter.last() && letter.content() != null) {
                        var failure = letter.content();
                        letter = null;
                        failure.get();
                    }
                }
                return !letter.last();
            }

            @Override
            public T next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                var value = letter.content().get();
                letter = null;
                return value;
            }
        };
    }
}
