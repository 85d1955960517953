package locks;
import locks.contract.Mutex;
public class TicketLock implements Mutex {
    private long next, board;
    @Override public synchronized void lock() {
        long mine = next++;
        boolean cut = false;
        while (board != mine) {
            try { wait(); } catch (InterruptedException e) { cut = true; }
        }
        if (cut) Thread.currentThread().interrupt();
    }
    @Override public synchronized void unlock() { board++; notifyAll(); }
    @Override public synchronized boolean tryLock() {
        if (next != board) return false;
        next++;
        return true;
    }
}
