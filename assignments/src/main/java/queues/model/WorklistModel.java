package queues.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A worklist for one thread.
public class WorklistModel {

    private final List<Integer> elements = new ArrayList<>();

    /// Empty at first.
    public WorklistModel() {}

    /// Adds an element unless it is there.
    public boolean add(int element) {
        return !elements.contains(element) && elements.add(element);
    }

    /// Takes the first element.
    public Optional<Integer> take() {
        return elements.isEmpty() ? Optional.empty() : Optional.of(elements.removeFirst());
    }

    /// Takes all elements.
    public List<Integer> takeAll() {
        var all = List.copyOf(elements);
        elements.clear();
        return all;
    }
}
