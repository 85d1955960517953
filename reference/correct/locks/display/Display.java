package locks;
/** A number that can be waited for. */
class Display {
    private int shown;
    private int last;
    synchronized int draw() { return last++; }
    synchronized void awaitNumber(int n) {
        boolean i = false;
        while (shown != n) { try { wait(); } catch (InterruptedException e) { i = true; } }
        if (i) Thread.currentThread().interrupt();
    }
    synchronized void next() { shown++; notifyAll(); }
    synchronized boolean drawIfNobody() { if (last != shown) return false; last++; return true; }
}
