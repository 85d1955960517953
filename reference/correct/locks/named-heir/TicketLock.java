package locks;
import java.util.LinkedHashMap;
import java.util.Map;
import locks.contract.Mutex;
/** Hand-off: unlock names the next holder. */
public class TicketLock implements Mutex {
    private final Map<Long, Boolean> queue = new LinkedHashMap<>();
    private long serial;
    private boolean busy;
    @Override public void lock() {
        synchronized (queue) {
            if (!busy) { busy = true; return; }
            long id = serial++;
            queue.put(id, false);
            boolean interrupted = Thread.interrupted();
            while (!queue.get(id)) {
                try { queue.wait(); } catch (InterruptedException e) { interrupted = true; }
            }
            queue.remove(id);
            if (interrupted) Thread.currentThread().interrupt();
        }
    }
    @Override public void unlock() {
        synchronized (queue) {
            for (Map.Entry<Long, Boolean> e : queue.entrySet()) {
                if (!e.getValue()) { e.setValue(true); queue.notifyAll(); return; }
            }
            busy = false;
        }
    }
    @Override public boolean tryLock() {
        synchronized (queue) {
            if (busy) return false;
            return busy = true;
        }
    }
}
