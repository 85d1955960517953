package coroutines;

import java.util.Iterator;

import coroutines.contract.Body;
import coroutines.contract.Generator;

/// Your generator. What each method must do is written in [Generator]; the handout says what you may build it from. The
/// numbers are an order to work in: after TODO 2 the first check passes, even if the body runs ahead for now.
public class ThreadGenerator<T, S> implements Generator<T, S> {

    /// TODO 1: remember the body; it does not begin here, and no thread is started.
    public ThreadGenerator(Body<T, S> body) {
    }

    @Override
    public T next() {
        throw new UnsupportedOperationException("TODO 2: hand out the next value, or say that there is none. TODO 3: the "
                + "body has a thread of its own, and stands still until it is asked. TODO 5: what if it throws?");
    }

    @Override
    public T send(S value) {
        throw new UnsupportedOperationException("TODO 4: what next() does, and the yield returns the value");
    }

    @Override
    public T raise(RuntimeException failure) {
        throw new UnsupportedOperationException("TODO 6: the yield throws it");
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException("TODO 7: the yield throws Stopped; wait until the body has ended");
    }

    @Override
    public Iterator<T> iterator() {
        throw new UnsupportedOperationException("TODO 8: hasNext() has to ask, and to keep what it gets");
    }
}
