package coroutines;

import java.util.function.Function;

import coroutines.contract.Greenlet;
import coroutines.contract.Greenlets;

/// Your routines, by [Greenlets] and [Greenlet]. They are graded apart from the generator, so you may begin here as well.
public class ThreadGreenlets<V> implements Greenlets<V> {

    /// TODO 9: the thread that is here is the main routine, and runs.
    public ThreadGreenlets() {
    }

    @Override
    public Greenlet<V> current() {
        throw new UnsupportedOperationException("TODO 10: who runs?");
    }

    @Override
    public Greenlet<V> create(Function<V, V> body) {
        throw new UnsupportedOperationException("TODO 11: an object with switchTo and isEnded, which knows who made it. "
                + "TODO 12: where does control go when its body returns, or throws?");
    }
}
