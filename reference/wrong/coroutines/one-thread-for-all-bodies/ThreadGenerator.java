package coroutines;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;

import coroutines.contract.Body;
import coroutines.contract.Generator;
import coroutines.contract.Stopped;

/// A question is a future that the caller completes, its answer one that the body completes; each pair is used once.
public final class ThreadGenerator<T, S> implements Generator<T, S> {

    private static final java.util.concurrent.Executor BODIES = Executors
            .newSingleThreadExecutor(Thread.ofVirtual().factory()); // BUG
    private final Body<T, S> body;
    private CompletableFuture<S> question = new CompletableFuture<>();
    private CompletableFuture<T> answer;
    private boolean begun;
    private boolean ended;
    private boolean closed;

    /// Tells the end, which is not what a body throws.
    private static final class End extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    public ThreadGenerator(Body<T, S> body) {
        this.body = body;
    }

    @Override
    public T next() {
        requireRest();
        begin();
        return ask().complete(null).get();
    }

    @Override
    public T send(S value) {
        requireRest();
        if (!begun && !ended) {
            throw new IllegalStateException("The first one is asked by next().");
        }
        return ask().complete(value).get();
    }

    @Override
    public T raise(RuntimeException failure) {
        requireRest();
        ended |= !begun;
        if (ended) {
            throw failure;
        }
        return ask().fail(failure).get();
    }

    @Override
    public void close() {
        requireRest();
        ended |= !begun;
        if (ended) {
            return;
        }
        closed = true;
        try {
            ask().fail(new Stopped()).join();
        } catch (End _) {
            // as it should
        }
    }

    private void requireRest() {
        if (answer != null) {
            throw new IllegalStateException("It is running.");
        }
    }

    private void begin() {
        if (begun || ended) {
            return;
        }
        begun = true;
        var first = question;
        BODIES.execute(() -> {
            first.join();
            run();
        });
    }

    private void run() {
        CompletableFuture<T> last;
        Throwable thrown = new End();
        try {
            body.run(this::handOut);
        } catch (Stopped _) {
            // has returned
        } catch (Throwable failure) {
            thrown = failure;
        }
        ended = true;
        last = answer;
        last.completeExceptionally(thrown);
    }

    private S handOut(T value) {
        if (closed) {
            throw new Stopped();
        }
        var next = new CompletableFuture<S>();
        question = next;
        answer.complete(value);
        try {
            return next.join();
        } catch (CompletionException e) {
            throw (RuntimeException) e.getCause();
        }
    }

    private Call ask() {
        if (ended) {
            throw new NoSuchElementException();
        }
        answer = new CompletableFuture<>();
        return new Call(question, answer);
    }

    private final class Call {
        private final CompletableFuture<S> asked;
        private final CompletableFuture<T> answered;

        Call(CompletableFuture<S> asked, CompletableFuture<T> answered) {
            this.asked = asked;
            this.answered = answered;
        }

        Call complete(S value) {
            asked.complete(value);
            return this;
        }

        Call fail(RuntimeException failure) {
            asked.completeExceptionally(failure);
            return this;
        }

        T get() {
            try {
                return join();
            } catch (End _) {
                throw new NoSuchElementException();
            }
        }

        T join() {
            try {
                return answered.join();
            } catch (CompletionException e) {
                if (e.getCause() instanceof Error error) {
                    throw error;
                }
                throw (RuntimeException) e.getCause();
            } finally {
                answer = null;
            }
        }
    }

    @Override
    public Iterator<T> iterator() {
        return new Iterator<>() {
            private CompletableFuture<T> ahead;

            @Override
            public boolean hasNext() {
                if (ahead == null && !ended) {
                    requireRest();
                    begin();
                    try {
                        ahead = CompletableFuture.completedFuture(ask().complete(null).join());
                    } catch (End _) {
                        return false;
                    }
                }
                return ahead != null;
            }

            @Override
            public T next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                var value = ahead.join();
                ahead = null;
                return value;
            }
        };
    }
}
