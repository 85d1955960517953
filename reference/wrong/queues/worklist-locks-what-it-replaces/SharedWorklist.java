package queues;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import queues.contract.Worklist;

public class SharedWorklist<E> implements Worklist<E> {
    private volatile List<E> elements = new ArrayList<>();

    @Override
    public boolean add(E element) {
        synchronized (elements) { // BUG
            return !elements.contains(element) && elements.add(element); // BUG
        }
    }

    @Override
    public Optional<E> take() {
        synchronized (elements) { // BUG
            return elements.isEmpty() ? Optional.empty() : Optional.of(elements.remove(0)); // BUG
        }
    }

    @Override
    public List<E> takeAll() {
        synchronized (elements) {
            List<E> all = elements;
            elements = new ArrayList<>(); // BUG
            return all;
        }
    }
}
