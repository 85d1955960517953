package programs;

import java.util.concurrent.FutureTask;

/// The same two tasks in threads of every kind.
@SuppressWarnings({"NonAtomicVolatileUpdate", "UnusedVariable"}) // the order of the steps is what counts
public final class ThreadKinds {

    private volatile int a;
    private volatile int b;

    private ThreadKinds() {}

    private void increment() {
        a++;
        b++;
    }

    private static void together(Thread... threads) throws InterruptedException {
        for (var thread : threads) {
            thread.start();
        }
        for (var thread : threads) {
            thread.join();
        }
    }

    public static void platform() throws InterruptedException {
        var shared = new ThreadKinds();
        together(new Thread(shared::increment), new Thread(shared::increment));
    }

    /// Nobody else has to do with a thread that is made and not started.
    public static void makers() throws InterruptedException {
        together(new Thread(ThreadKinds::make), new Thread(ThreadKinds::make));
    }

    private static void make() {
        var made = new Thread(ThreadKinds::nothing, "made");
    }

    public static void idlers() throws InterruptedException {
        together(new Thread(ThreadKinds::nothing), new Thread(ThreadKinds::nothing));
    }

    private static void nothing() {}

    public static void subclass() throws InterruptedException {
        var shared = new ThreadKinds();
        together(shared.new Incrementing(), shared.new Incrementing());
    }

    private final class Incrementing extends Thread {
        @Override
        public void run() {
            increment();
        }
    }

    public static void grouped() throws InterruptedException {
        var shared = new ThreadKinds();
        var group = new ThreadGroup("group");
        together(new Thread(group, shared::increment), new Thread(group, shared::increment));
    }

    public static void built() throws InterruptedException {
        var shared = new ThreadKinds();
        var builder = Thread.ofPlatform().name("built-", 0).daemon();
        together(builder.unstarted(shared::increment), builder.unstarted(shared::increment));
    }

    public static void virtual() throws InterruptedException {
        var shared = new ThreadKinds();
        together(Thread.ofVirtual().unstarted(shared::increment), Thread.ofVirtual().unstarted(shared::increment));
    }

    public static void virtualFromAFactory() throws InterruptedException {
        var shared = new ThreadKinds();
        var factory = Thread.ofVirtual().name("virtual-", 0).factory();
        together(factory.newThread(shared::increment), factory.newThread(shared::increment));
    }

    public static void future() throws InterruptedException {
        var shared = new ThreadKinds();
        together(new Thread(new FutureTask<>(shared::increment, "")),
                new Thread(new FutureTask<>(shared::increment, "")));
    }
}
