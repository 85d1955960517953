package programs;

import static programs.Go.check;

import java.util.HashSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import dev.lockstep.engine.Exploration;
import dev.lockstep.engine.Program;

/// Programs as somebody writes them who uses the engine alone.
public final class Outsider {

    private final AtomicInteger count = new AtomicInteger();
    private boolean signalled;

    private Outsider() {}

    public static void startsNothing() {
        check(new Outsider().count.incrementAndGet() == 1);
    }

    /// Captures numbers and a string.
    public static Exploration incrementing(int times, String name) {
        return Exploration.of(() -> {
            var shared = new Outsider();
            var other = new Thread(() -> shared.count.addAndGet(times), name);
            other.start();
            shared.count.addAndGet(times);
            other.join();
            check(shared.count.get() == 2 * times && other.getName().equals("name"));
        });
    }

    /// Fails if the longer sleep ends before the shorter.
    public static Exploration sleepingLongerThanAnother() {
        return Exploration.of(() -> {
            var early = new AtomicBoolean();
            var other = Go.start(() -> {
                Thread.sleep(10);
                early.set(true);
            });
            Thread.sleep(20);
            check(early.get());
            other.join();
        });
    }

    /// Fails if a wait ends without a notify.
    @SuppressWarnings("WaitNotInLoop") // what it shows
    public static Exploration waitingWithoutLoop() {
        return Exploration.of(() -> {
            var shared = new Outsider();
            Thread other;
            synchronized (shared) {
                other = Go.start(shared::signal);
                shared.wait();
                check(shared.signalled);
            }
            other.join();
        });
    }

    private synchronized void signal() {
        signalled = true;
        notifyAll();
    }

    /// Fails if a thread sees another one at work five to seven times, which takes several preemptions, but not one at every step.
    public static Exploration failingAtRandom() {
        return Exploration.of(() -> {
            var shared = new Outsider();
            var other = Go.start(() -> {
                for (var i = 0; i < 10; i++) {
                    shared.count.incrementAndGet();
                }
            });
            var seen = new HashSet<Integer>();
            for (var i = 0; i < 10; i++) {
                seen.add(shared.count.get());
            }
            check(seen.size() < 6 || seen.size() > 8);
            other.join();
        });
    }

    private void instanceMethod() {
        count.incrementAndGet();
    }

    /// A reference to a method of an object.
    public static Program bound() {
        return new Outsider()::instanceMethod;
    }

    /// A lambda that captures an object.
    public static Program capturing() {
        var shared = new Outsider();
        return () -> shared.count.incrementAndGet();
    }

    /// An object of a class of its own.
    public static Program object() {
        return new Anonymous();
    }

    private static final class Anonymous implements Program {
        private static final long serialVersionUID = 1;

        @Override
        public void run() {
            check(true);
        }
    }
}
