package semaphore;
import java.util.function.BooleanSupplier;
/** A monitor with deadlines. */
class Monitor {
    interface Blocking { void run() throws InterruptedException; }
    synchronized void locked(Blocking b) throws InterruptedException { b.run(); }
    synchronized void quietly(Runnable r) { r.run(); }
    synchronized void await(BooleanSupplier c) throws InterruptedException { while (!c.getAsBoolean()) wait(); }
    synchronized boolean await(BooleanSupplier c, long nanos) throws InterruptedException {
        long end = System.nanoTime() + nanos;
        for (long left = nanos; !c.getAsBoolean(); left = end - System.nanoTime()) {
            if (left <= 0) return false;
            wait(left / 1_000_000L, (int) (left % 1_000_000L));
        }
        return true;
    }
    synchronized void changed() { notifyAll(); }
}
