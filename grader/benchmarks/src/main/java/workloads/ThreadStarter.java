package workloads;

import java.util.concurrent.atomic.AtomicInteger;

/// Starts threads.
public class ThreadStarter {

    private final AtomicInteger count = new AtomicInteger();

    /// Has two new threads count up, and waits for them.
    ///
    /// @return how many threads have counted
    public int startTwo() throws InterruptedException {
        var first = new Thread(this::increment);
        var second = new Thread(this::increment);
        first.start();
        second.start();
        first.join();
        second.join();
        return count.get();
    }

    private void increment() {
        count.incrementAndGet();
    }
}
