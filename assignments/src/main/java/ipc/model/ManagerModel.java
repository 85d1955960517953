package ipc.model;

import java.util.ArrayDeque;
import java.util.Queue;

import dev.lockstep.api.WouldBlock;

/// What a manager keeps for its clients, for one thread: a value, and a queue with room for one.
public class ManagerModel {

    private final Queue<String> elements = new ArrayDeque<>();
    private long value;

    /// With the value 0, and an empty queue.
    public ManagerModel() {}

    /// Adds to the value, and tells it.
    public long add(int delta) {
        value += delta;
        return value;
    }

    /// Makes the value another one.
    public void set(int number) {
        value = number;
    }

    /// Puts an element in; has to wait while there is no room.
    public void put(int element) {
        if (!elements.isEmpty()) {
            throw new WouldBlock();
        }
        elements.add("" + element);
    }

    /// Takes the element out; has to wait while there is none.
    public String take() {
        if (elements.isEmpty()) {
            throw new WouldBlock();
        }
        return elements.remove();
    }
}
