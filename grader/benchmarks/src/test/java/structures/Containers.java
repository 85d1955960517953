package structures;

import java.util.HashSet;
import java.util.concurrent.ConcurrentHashMap;

/// Maps, a set and a register.
public class Containers {

    private Containers() {}

    /// Looks, and adds afterwards.
    public static class CheckThenActMap {
        private final ConcurrentHashMap<Integer, Integer> map = new ConcurrentHashMap<>();

        /// Adds an entry if there is none with the key.
        ///
        /// @return whether there was none
        public boolean add(int key, int value) {
            if (map.containsKey(key)) {
                return false;
            }
            map.put(key, value);
            return true;
        }
    }

    /// Looks and adds in one step.
    public static class AtomicMap {
        private final ConcurrentHashMap<Integer, Integer> map = new ConcurrentHashMap<>();

        /// Adds an entry if there is none with the key.
        ///
        /// @return whether there was none
        public boolean add(int key, int value) {
            return map.putIfAbsent(key, value) == null;
        }
    }

    /// Adding is guarded, removing is not.
    public static class SetWithMissingLock {
        private final HashSet<Integer> elements = new HashSet<>();

        /// Adds an element.
        ///
        /// @return whether it was new
        public synchronized boolean add(int element) {
            return elements.add(element);
        }

        /// Removes an element.
        ///
        /// @return whether it was there
        public boolean remove(int element) {
            return elements.remove(element);
        }
    }

    /// Both are guarded.
    public static class LockedSet {
        private final HashSet<Integer> elements = new HashSet<>();

        /// Adds an element.
        ///
        /// @return whether it was new
        public synchronized boolean add(int element) {
            return elements.add(element);
        }

        /// Removes an element.
        ///
        /// @return whether it was there
        public synchronized boolean remove(int element) {
            return elements.remove(element);
        }
    }

    /// A register of which each thread reads a copy that may be old, but for what it wrote itself.
    public static class StaleRegister {
        private final ConcurrentHashMap<Thread, Integer> copies = new ConcurrentHashMap<>();
        private volatile int value;

        /// Sets the value.
        public void write(int written) {
            value = written;
            copies.put(Thread.currentThread(), written);
        }

        /// The value that this thread saw first, or wrote last.
        public int read() {
            var seen = copies.get(Thread.currentThread());
            if (seen == null) {
                seen = value;
                copies.put(Thread.currentThread(), seen);
            }
            return seen;
        }
    }
}
