package structures;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/// Counters.
public class Counters {

    private Counters() {}

    /// Guarded by nothing.
    public static class Racy {
        private int value;

        /// Counts up.
        public int increment() {
            return ++value;
        }
    }

    /// Volatile, but reading and writing are two steps.
    @SuppressWarnings("NonAtomicVolatileUpdate") // that is the bug
    public static class Volatile {
        private volatile int value;

        /// Counts up.
        public int increment() {
            return ++value;
        }
    }

    /// Guarded by its monitor.
    public static class Synchronized {
        private int value;

        /// Counts up.
        public synchronized int increment() {
            return ++value;
        }
    }

    /// Atomic.
    public static class Atomic {
        private final AtomicInteger value = new AtomicInteger();

        /// Counts up.
        public int increment() {
            return value.incrementAndGet();
        }
    }

    /// Guarded by a lock that spins.
    @SuppressWarnings("ThreadPriorityCheck") // it spins
    public static class Spinning {
        private final AtomicBoolean held = new AtomicBoolean();
        private int value;

        /// Counts up.
        public int increment() {
            while (!held.compareAndSet(false, true)) {
                Thread.onSpinWait();
            }
            var counted = ++value;
            held.set(false);
            return counted;
        }
    }

    /// Writers are guarded, readers are not.
    public static class UnguardedReader {
        private int value;

        /// Counts up.
        public synchronized int increment() {
            return ++value;
        }

        /// The count.
        public int get() {
            return value;
        }
    }
}
