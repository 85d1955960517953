package producerconsumer;

import java.util.Optional;

import producerconsumer.contract.Channel;

/// Your channel. What each method must do is written in [Channel]; the handout says what you may build it from. The numbers
/// are an order to work in: after TODO 2, where [#put] and [#take] need not wait yet, the first check passes.
public class BoundedChannel<E> implements Channel<E> {

    /// TODO 1: remember what you are told. A collection of `java.util` keeps the elements.
    public BoundedChannel(int capacity) {
    }

    @Override
    public void put(E element) throws InterruptedException {
        throw new UnsupportedOperationException("TODO 2: put it in. TODO 4: wait while there is no room");
    }

    @Override
    public Optional<E> take() throws InterruptedException {
        throw new UnsupportedOperationException("TODO 2: take the first one out. TODO 4: wait while there is none");
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException("TODO 3: let nothing more in. TODO 5: who waits, and has to hear of it?");
    }
}
