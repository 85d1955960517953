package queues;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import queues.contract.Worklist;

/// A worklist on a synchronized list: each call of the list is safe by itself, and its monitor joins several.
public class SharedWorklist<E> implements Worklist<E> {
    private final List<E> elements = Collections.synchronizedList(new ArrayList<>());

    @Override
    public boolean add(E element) {
        return !elements.contains(element) && elements.add(element); // BUG
    }

    @Override
    public Optional<E> take() {
        return elements.isEmpty() ? Optional.empty() : Optional.of(elements.remove(0)); // BUG
    }

    @Override
    public List<E> takeAll() {
        synchronized (elements) {
            List<E> all = new ArrayList<>(elements);
            elements.clear();
            return all;
        }
    }
}
