package locks;

import java.util.concurrent.atomic.AtomicReference;

import locks.contract.Mutex;

/// A queue of nodes, in which a thread watches the one ahead of it.
public class TicketLock implements Mutex {

    private static final class Node {
        volatile boolean released;
    }

    private static final ThreadLocal<Node> MINE = new ThreadLocal<>(); // BUG

    private final AtomicReference<Node> last = new AtomicReference<>(released());

    private static Node released() {
        var node = new Node();
        node.released = true;
        return node;
    }

    @Override
    public void lock() {
        var node = new Node();
        var ahead = last.getAndSet(node);
        MINE.set(node); // BUG
        while (!ahead.released) {
            Thread.onSpinWait();
        }
    }

    @Override
    public void unlock() {
        MINE.get().released = true;
    }

    @Override
    public boolean tryLock() {
        var ahead = last.get();
        var node = new Node();
        if (!ahead.released || !last.compareAndSet(ahead, node)) {
            return false;
        }
        MINE.set(node); // BUG
        return true;
    }
}
