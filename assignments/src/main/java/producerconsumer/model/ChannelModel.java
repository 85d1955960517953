package producerconsumer.model;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

import dev.lockstep.api.WouldBlock;
import producerconsumer.contract.Closed;

/// A channel for one thread: what each operation answers, what it leaves behind, and when it has to wait.
public class ChannelModel {

    private final Queue<Integer> elements = new ArrayDeque<>();
    private final int capacity;
    private boolean closed;

    /// With room for one, and empty at first.
    public ChannelModel() {
        this(1, List.of());
    }

    /// With room for so many, and these in it at first.
    public ChannelModel(int capacity, List<Integer> first) {
        this.capacity = capacity;
        elements.addAll(first);
    }

    /// Puts an element in; has to wait while there is no room.
    ///
    /// @throws Closed if the channel is closed
    public void put(int element) {
        if (closed) {
            throw new Closed();
        }
        if (elements.size() == capacity) {
            throw new WouldBlock();
        }
        elements.add(element);
    }

    /// Hands the first element out, or nothing at the end of a closed channel; has to wait while there is none.
    public Optional<Integer> take() {
        if (elements.isEmpty() && !closed) {
            throw new WouldBlock();
        }
        return Optional.ofNullable(elements.poll());
    }

    /// Lets nothing more in.
    public void close() {
        closed = true;
    }
}
