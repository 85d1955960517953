package queues;

import java.util.List;
import java.util.Optional;

import queues.contract.Worklist;

/// The list that breaks when several threads use it, to be repaired. The broken one stands in the handout.
public class SharedWorklist<E> implements Worklist<E> {

    /// TODO 10: what keeps the elements, and what keeps others off?
    public SharedWorklist() {
    }

    @Override
    public boolean add(E element) {
        throw new UnsupportedOperationException("TODO 11: add it unless it is there, in one step");
    }

    @Override
    public Optional<E> take() {
        throw new UnsupportedOperationException("TODO 11: take the first one if there is one, in one step");
    }

    @Override
    public List<E> takeAll() {
        throw new UnsupportedOperationException("TODO 11: take all, in one step");
    }
}
