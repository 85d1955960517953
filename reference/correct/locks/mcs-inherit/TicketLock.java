package locks;
import java.util.concurrent.atomic.AtomicReference;
import locks.contract.Mutex;
public class TicketLock implements Mutex {
    static class Node { volatile Node next; volatile boolean go; }
    private final AtomicReference<Node> tail = new AtomicReference<>();
    private Node holder;
    @Override public void lock() {
        Node me = new Node();
        Node pred = tail.getAndSet(me);
        if (pred != null) {
            pred.next = me;
            while (!me.go) Thread.onSpinWait();
        }
        holder = me;
    }
    @Override public void unlock() {
        Node me = holder;
        holder = null;
        if (me.next == null) {
            if (tail.compareAndSet(me, null)) return;
            while (me.next == null) Thread.onSpinWait();
        }
        me.next.go = true;
    }
    @Override public boolean tryLock() {
        Node me = new Node();
        if (tail.compareAndSet(null, me)) {
            holder = me;
            return true;
        }
        return false;
    }
}
