package counter;

import java.util.ArrayDeque;
import java.util.List;

import counter.contract.Counter;

public class ThrowingCounter implements Counter {
    private final ArrayDeque<Integer> values = new ArrayDeque<>(List.of(0));

    public int increment() {
        int next = values.removeFirst() + 1; // BUG
        values.addFirst(next);
        return next;
    }

    public int get() {
        synchronized (values) {
            return values.isEmpty() ? 0 : values.getFirst();
        }
    }
}
