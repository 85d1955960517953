package structures;

import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;

/// Queues.
public class Queues {

    private Queues() {}

    /// Guarded by a lock.
    public static class Locked {
        private final ReentrantLock lock = new ReentrantLock();
        private final ArrayDeque<Integer> elements = new ArrayDeque<>();

        /// Adds an element.
        public void offer(int element) {
            lock.lock();
            try {
                elements.addLast(element);
            } finally {
                lock.unlock();
            }
        }

        /// Takes the oldest.
        ///
        /// @return -1 if there is none
        public int poll() {
            lock.lock();
            try {
                return elements.isEmpty() ? -1 : elements.removeFirst();
            } finally {
                lock.unlock();
            }
        }
    }

    /// Without locks (Michael and Scott, PODC 1996).
    public static class LockFree {

        private static final class Node {
            final int value;
            final AtomicReference<Node> next = new AtomicReference<>();

            Node(int value) {
                this.value = value;
            }
        }

        private final AtomicReference<Node> head;
        private final AtomicReference<Node> tail;

        /// Empty.
        public LockFree() {
            var dummy = new Node(0);
            head = new AtomicReference<>(dummy);
            tail = new AtomicReference<>(dummy);
        }

        /// Adds an element.
        public void offer(int element) {
            var added = new Node(element);
            while (true) {
                var last = tail.get();
                var next = last.next.get();
                if (next != null) {
                    tail.compareAndSet(last, next);
                } else if (last.next.compareAndSet(null, added)) {
                    tail.compareAndSet(last, added);
                    return;
                }
            }
        }

        /// Takes the oldest.
        ///
        /// @return -1 if there is none
        public int poll() {
            while (true) {
                var first = head.get();
                var last = tail.get();
                var next = first.next.get();
                if (next == null) {
                    return -1;
                }
                if (first == last) {
                    tail.compareAndSet(last, next);
                } else if (head.compareAndSet(first, next)) {
                    return next.value;
                }
            }
        }
    }

    /// Room for one element; wakes one waiter, be it a producer or a consumer.
    public static class OneNotify {
        private Integer element;

        /// Waits for room and adds an element.
        public synchronized void put(int added) throws InterruptedException {
            while (element != null) {
                wait();
            }
            element = added;
            notify();
        }

        /// Waits for an element and takes it.
        public synchronized int take() throws InterruptedException {
            while (element == null) {
                wait();
            }
            int taken = element;
            element = null;
            notify();
            return taken;
        }
    }

    /// Room for one element; wakes all waiters.
    public static class NotifyAll {
        private Integer element;

        /// Waits for room and adds an element.
        public synchronized void put(int added) throws InterruptedException {
            while (element != null) {
                wait();
            }
            element = added;
            notifyAll();
        }

        /// Waits for an element and takes it.
        public synchronized int take() throws InterruptedException {
            while (element == null) {
                wait();
            }
            int taken = element;
            element = null;
            notifyAll();
            return taken;
        }
    }

    /// Waits for an element, but not for ever.
    public static class Timed {
        private int element = -1;

        /// Adds an element.
        public synchronized void offer(int added) {
            element = added;
            notifyAll();
        }

        /// Waits for an element for a second.
        ///
        /// @return -1 if none has come
        public synchronized int poll() throws InterruptedException {
            var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
            while (element < 0) {
                var left = end - System.nanoTime();
                if (left <= 0) {
                    return -1;
                }
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
            var taken = element;
            element = -1;
            return taken;
        }
    }
}
