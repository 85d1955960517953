package queues;

import java.util.AbstractList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import queues.contract.Worklist;

/// A worklist on a set that remembers in which order elements came, behind a lock.
public class SharedWorklist<E> implements Worklist<E> {
    private final Lock lock = new ReentrantLock();
    private final Set<E> elements = new LinkedHashSet<>();

    private <R> R locked(Supplier<R> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean add(E element) {
        return locked(() -> elements.add(element));
    }

    @Override
    public Optional<E> take() {
        return locked(() -> {
            Iterator<E> each = elements.iterator();
            if (!each.hasNext()) return Optional.empty();
            E first = each.next();
            each.remove();
            return Optional.of(first);
        });
    }

    @Override
    public List<E> takeAll() {
        return locked(() -> {
            List<E> all = new Taken<>(elements.toArray());
            elements.clear();
            return all;
        });
    }

    /// A list that nobody can change.
    private static final class Taken<E> extends AbstractList<E> {
        private final Object[] elements;

        Taken(Object[] elements) {
            this.elements = elements;
        }

        @Override
        @SuppressWarnings("unchecked")
        public E get(int index) {
            return (E) elements[index];
        }

        @Override
        public int size() {
            return elements.length;
        }
    }
}
