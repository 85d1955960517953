package structures;

import java.util.concurrent.atomic.AtomicReference;

/// Stacks of linked nodes.
public class Stacks {

    private Stacks() {}

    private record Node(int value, Node next) {}

    /// Guarded by nothing.
    public static class Plain {
        private Node top;

        /// Puts a value on top.
        public void push(int value) {
            top = new Node(value, top);
        }

        /// Takes the top.
        ///
        /// @return -1 if there is none
        public int pop() {
            var taken = top;
            if (taken == null) {
                return -1;
            }
            top = taken.next();
            return taken.value();
        }
    }

    /// Reads the top and sets it afterwards, whatever came in between.
    public static class GetThenSet {
        private final AtomicReference<Node> top = new AtomicReference<>();

        /// Puts a value on top.
        public void push(int value) {
            top.set(new Node(value, top.get()));
        }

        /// Takes the top.
        ///
        /// @return -1 if there is none
        public int pop() {
            var taken = top.get();
            if (taken == null) {
                return -1;
            }
            top.set(taken.next());
            return taken.value();
        }
    }

    /// Sets the top only if it is still the one that was read (Treiber, 1986).
    public static class CompareAndSet {
        private final AtomicReference<Node> top = new AtomicReference<>();

        /// Puts a value on top.
        public void push(int value) {
            Node seen;
            do {
                seen = top.get();
            } while (!top.compareAndSet(seen, new Node(value, seen)));
        }

        /// Takes the top.
        ///
        /// @return -1 if there is none
        public int pop() {
            Node taken;
            do {
                taken = top.get();
                if (taken == null) {
                    return -1;
                }
            } while (!top.compareAndSet(taken, taken.next()));
            return taken.value();
        }
    }
}
