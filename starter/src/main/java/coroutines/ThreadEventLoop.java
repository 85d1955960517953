package coroutines;

import java.time.Duration;

import coroutines.contract.EventLoop;

/// Your event loop, by [EventLoop]. It needs neither of the other two, though it may be built from a generator: then it
/// has the mistakes of that as well.
public class ThreadEventLoop implements EventLoop {

    /// TODO 13: who is to begin, and who sleeps? Collections of `java.util` keep them.
    public ThreadEventLoop() {
    }

    @Override
    public void spawn(Runnable task) {
        throw new UnsupportedOperationException("TODO 14: remember it; it does not begin here");
    }

    @Override
    public void sleep(Duration time) {
        throw new UnsupportedOperationException("TODO 16: let the next one go on, and wait for your turn");
    }

    @Override
    public void joinAll() {
        throw new UnsupportedOperationException("TODO 15: run the tasks, one after the other. TODO 17: wait when all of "
                + "them sleep. TODO 18: what if one of them throws?");
    }
}
