package locks;
import java.util.concurrent.atomic.AtomicReference;
import locks.contract.Mutex;
public class TicketLock implements Mutex {
    private static final class Node {
        volatile boolean busy;
        Node(boolean busy) { this.busy = busy; }
    }
    private final AtomicReference<Node> tail = new AtomicReference<>(new Node(false));
    /** guarded by the lock itself */
    private Node mine;
    @Override public void lock() {
        Node node = new Node(true);
        Node before = tail.getAndSet(node);
        while (before.busy) {
            Thread.onSpinWait();
        }
        mine = node;
    }
    @Override public void unlock() {
        mine.busy = false;
    }
    @Override public boolean tryLock() {
        Node last = tail.get();
        if (last.busy) {
            return false;
        }
        Node node = new Node(true);
        if (!tail.compareAndSet(last, node)) {
            return false;
        }
        mine = node;
        return true;
    }
}
