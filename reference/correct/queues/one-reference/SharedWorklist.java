package queues;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import queues.contract.Worklist;

/// A worklist of immutable lists, one after the other.
public class SharedWorklist<E> implements Worklist<E> {
    private final AtomicReference<List<E>> elements = new AtomicReference<>(List.of());

    @Override
    public boolean add(E element) {
        while (true) {
            List<E> now = elements.get();
            if (now.contains(element)) return false;
            var more = new ArrayList<>(now);
            more.add(element);
            if (elements.compareAndSet(now, List.copyOf(more))) return true;
        }
    }

    @Override
    public Optional<E> take() {
        List<E> before = elements.getAndUpdate(now -> now.isEmpty() ? now : List.copyOf(now.subList(1, now.size())));
        return before.stream().findFirst();
    }

    @Override
    public List<E> takeAll() {
        return elements.getAndSet(List.of());
    }
}
