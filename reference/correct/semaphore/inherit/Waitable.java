package semaphore;
import java.util.concurrent.TimeUnit;
/** Generic skeleton: subclasses say who may go. */
abstract class Waitable<T> {
    protected abstract T arrive();
    protected abstract boolean ready(T t, int n);
    protected abstract void took(int n);
    protected abstract void gone(T t);
    protected synchronized boolean await(int n, long nanos, boolean forever) throws InterruptedException {
        if (Thread.interrupted()) throw new InterruptedException();
        T t = arrive();
        try {
            final long end = System.nanoTime() + nanos;
            while (!ready(t, n)) {
                if (forever) { this.wait(); }
                else {
                    long d = end - System.nanoTime();
                    if (d <= 0) return false;
                    TimeUnit.NANOSECONDS.timedWait(this, d);
                }
            }
            took(n);
            return true;
        } finally { gone(t); notifyAll(); }
    }
}
