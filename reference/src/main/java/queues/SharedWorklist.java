package queues;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import queues.contract.Worklist;

/// A worklist from one monitor: whoever looks at the list also changes it before another thread may look.
///
/// Thread safety: `elements` is read and written only by threads that hold this object's monitor, and never handed out.
///
/// @param <E> the things to do
public final class SharedWorklist<E> implements Worklist<E> {

    private final List<E> elements = new ArrayList<>();

    @Override
    public synchronized boolean add(E element) {
        if (elements.contains(element)) {
            return false;
        }
        return elements.add(element);
    }

    @Override
    public synchronized Optional<E> take() {
        if (elements.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(elements.removeFirst());
    }

    @Override
    public synchronized List<E> takeAll() {
        var all = List.copyOf(elements);
        elements.clear();
        return all;
    }
}
