package locks;
abstract class Ownership {
    private Thread owner;
    private int holds;
    protected boolean free() { return holds == 0 || owner == Thread.currentThread(); }
    protected boolean take() { owner = Thread.currentThread(); holds += 1; return true; }
    protected int holdsOf(Thread t) { return owner == t ? holds : 0; }
    protected boolean giveBack() {
        if (holdsOf(Thread.currentThread()) == 0) return false;
        holds -= 1;
        if (holds == 0) { owner = null; notifyAll(); }
        return true;
    }
    protected void takeWhenFree() {
        boolean told = false;
        for (; !free(); ) {
            try { wait(0L, 0); } catch (InterruptedException ie) { told = true; }
        }
        take();
        if (told) Thread.currentThread().interrupt();
    }
}
