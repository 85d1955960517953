package locks;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import locks.contract.Mutex;
public class TicketLock implements Mutex {
    private static final AtomicLongFieldUpdater<TicketLock> WORD =
            AtomicLongFieldUpdater.newUpdater(TicketLock.class, "word");
    private static final long ONE = 1L << 32;
    private volatile long word; // high: next ticket, low: on the board
    private static int next(long w) { return (int) (w >>> 32); }
    private static int board(long w) { return (int) w; }
    @Override public void lock() {
        int mine = next(WORD.getAndAdd(this, ONE));
        while (board(word) != mine) Thread.yield();
    }
    @Override public void unlock() {
        WORD.updateAndGet(this, w -> (w & 0xFFFFFFFF00000000L) | ((w + 1) & 0xFFFFFFFFL));
    }
    @Override public boolean tryLock() {
        while (true) {
            long w = word;
            if (next(w) != board(w)) return false;
            if (WORD.compareAndSet(this, w, w + ONE)) return true;
        }
    }
}
