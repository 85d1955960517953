package programs;

/// A program that uses nothing of Java 5 or later, so that its class file can be made to be that old.
@SuppressWarnings({"NonAtomicVolatileUpdate", "ThreadPriorityCheck"}) // wrong, and yields, on purpose
public final class Antique extends Thread {

    private static volatile int count;
    private static volatile boolean ready;

    private final int spins;

    private Antique(int spins) {
        this.spins = spins;
    }

    @Override
    public void run() {
        count(); // BUG: not atomic
        for (int i = 0; i < spins && !ready; i++) {
            Thread.yield();
        }
    }

    private static void count() {
        count = count + 1;
    }

    /// Fails, for an increment can be lost.
    public static void losesIncrements() throws InterruptedException {
        Antique other = new Antique(0);
        other.start();
        count();
        other.join();
        if (count != 2) {
            throw new AssertionError();
        }
    }

    /// Passes: who waits in vain gives up after so many tries, which is no livelock.
    public static void givesUp() throws InterruptedException {
        Antique other = new Antique(3);
        other.start();
        other.join();
    }
}
