package programs.soundness;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.soundness.Operations;

/// Objects with three operations, right ones and wrong ones, each in few steps.
public final class SharedObjects {

    private SharedObjects() {}

    /// Makers of objects, by what these are.
    public static Map<String, Supplier<Operations>> all() {
        var all = new LinkedHashMap<String, Supplier<Operations>>();
        counters(all);
        registers(all);
        locks(all);
        blocking(all);
        collections(all);
        return all;
    }

    private static void counters(Map<String, Supplier<Operations>> all) {
        all.put("counter, plain", PlainCounter::new);
        all.put("counter, volatile", VolatileCounter::new);
        all.put("counter, monitor", MonitorCounter::new);
        all.put("counter, monitor but for reads", HalfMonitorCounter::new);
        all.put("counter, atomic", SharedObjects::atomicCounter);
        all.put("counter, get then set", SharedObjects::getThenSet);
        all.put("counter, compare and set", SharedObjects::compareAndSet);
        all.put("counter, lock", SharedObjects::lockedCounter);
        all.put("counter, asked twice", SharedObjects::askedTwice);
        all.put("counter, in two halves", SharedObjects::twoHalves);
        all.put("counter, thread's own reply", SharedObjects::repliesLate);
    }

    private static void registers(Map<String, Supplier<Operations>> all) {
        all.put("register, volatile", VolatileRegister::new);
        all.put("register, two fields", TwoFields::new);
        all.put("register, stale copy", StaleCopy::new);
        all.put("register, write announced late", LateWrite::new);
        all.put("register, atomic reference", SharedObjects::reference);
        all.put("register, never changes", () -> operation -> operation);
        all.put("register, throws away", ThrowsAway::new);
    }

    private static void locks(Map<String, Supplier<Operations>> all) {
        all.put("try lock, atomic", SharedObjects::tryLock);
        all.put("try lock, test then set", SharedObjects::testThenSet);
        all.put("try lock, frees whoever asks", SharedObjects::freesAnyway);
        all.put("try lock, reentrant lock", SharedObjects::reentrant);
    }

    private static void blocking(Map<String, Supplier<Operations>> all) {
        all.put("permits, monitor", () -> new Permits(true, true));
        all.put("permits, if for while", () -> new Permits(false, true));
        all.put("permits, nobody notified", () -> new Permits(true, false));
        all.put("permits, semaphore", SharedObjects::semaphore);
        all.put("permits, timed", SharedObjects::timed);
        all.put("latch, spins", SpinningLatch::new);
        all.put("spin lock", SharedObjects::spinLock);
    }

    private static void collections(Map<String, Supplier<Operations>> all) {
        all.put("queue, concurrent", SharedObjects::concurrentQueue);
        all.put("queue, looks then takes", SharedObjects::looksThenTakes);
        all.put("queue, monitor", MonitorQueue::new);
        all.put("queue, bounded", SharedObjects::boundedQueue);
        all.put("map, concurrent", SharedObjects::map);
        all.put("map, check then put", SharedObjects::checkThenPut);
        all.put("list, monitor for each call", MonitorList::new);
    }

    private static final class PlainCounter implements Operations {
        private int value;

        @Override
        public int call(int operation) {
            return operation == 0 ? value : value++;
        }
    }

    private static final class VolatileCounter implements Operations {
        private volatile int value;

        @Override
        @SuppressWarnings("NonAtomicVolatileUpdate") // the bug
        public int call(int operation) {
            return operation == 0 ? value : value++;
        }
    }

    private static final class MonitorCounter implements Operations {
        private int value;

        @Override
        public synchronized int call(int operation) {
            return operation == 0 ? value : value++;
        }
    }

    private static final class HalfMonitorCounter implements Operations {
        private volatile int value;

        @Override
        @SuppressWarnings("NonAtomicVolatileUpdate") // in the monitor
        public int call(int operation) {
            if (operation == 0) {
                return value;
            }
            synchronized (this) {
                return value++;
            }
        }
    }

    private static Operations atomicCounter() {
        var value = new AtomicInteger();
        return operation -> operation == 0 ? value.get() : value.getAndIncrement();
    }

    private static Operations getThenSet() {
        var value = new AtomicInteger();
        return operation -> {
            var before = value.get();
            if (operation != 0) {
                value.set(before + 1);
            }
            return before;
        };
    }

    private static Operations compareAndSet() {
        var value = new AtomicInteger();
        return operation -> {
            var before = value.get();
            return operation == 0 || value.compareAndSet(before, before + 1) ? before : -1;
        };
    }

    private static Operations lockedCounter() {
        var lock = new ReentrantLock();
        var value = new int[1];
        return operation -> {
            lock.lock();
            try {
                return operation == 0 ? value[0] : value[0]++;
            } finally {
                lock.unlock();
            }
        };
    }

    private static Operations askedTwice() {
        var value = new AtomicInteger();
        return operation -> operation == 0 ? value.get() * 10 + value.get() : value.getAndIncrement();
    }

    private static Operations twoHalves() {
        var left = new AtomicInteger();
        var right = new AtomicInteger();
        return operation -> switch (operation) {
            case 0 -> left.get() + right.get();
            case 1 -> left.incrementAndGet();
            default -> right.incrementAndGet();
        };
    }

    private static Operations repliesLate() {
        var value = new AtomicInteger();
        return operation -> {
            var before = value.getAndAdd(operation);
            return value.get() - before;
        };
    }

    private static final class VolatileRegister implements Operations {
        private volatile int value;

        @Override
        public int call(int operation) {
            if (operation == 0) {
                return value;
            }
            value = operation;
            return 0;
        }
    }

    private static final class TwoFields implements Operations {
        private volatile int left;
        private volatile int right;

        @Override
        public int call(int operation) {
            if (operation == 0) {
                return left * 10 + right;
            }
            left = operation;
            right = operation;
            return 0;
        }
    }

    private static final class StaleCopy implements Operations {
        private volatile int value;
        private volatile int copy;

        @Override
        public int call(int operation) {
            if (operation == 0) {
                return copy;
            }
            value = operation;
            if (operation == 2) {
                copy = value;
            }
            return 0;
        }
    }

    private static final class LateWrite implements Operations {
        private volatile int announced;
        private volatile int value;

        @Override
        public int call(int operation) {
            return switch (operation) {
                case 0 -> value;
                case 1 -> {
                    announced = 1;
                    yield 0;
                }
                default -> {
                    value = announced;
                    yield 0;
                }
            };
        }
    }

    private static Operations reference() {
        var value = new AtomicReference<>(0);
        return operation -> first(operation == 0 ? value.get() : value.getAndSet(operation));
    }

    private static final class ThrowsAway implements Operations {
        private volatile int value;

        @Override
        public int call(int operation) {
            if (operation == 0) {
                return value;
            }
            value = operation;
            value = 0;
            return 0;
        }
    }

    private static Operations tryLock() {
        var taken = new AtomicBoolean();
        return operation -> switch (operation) {
            case 0 -> truth(taken.get());
            case 1 -> truth(taken.compareAndSet(false, true));
            default -> truth(taken.getAndSet(false));
        };
    }

    private static Operations testThenSet() {
        var taken = new AtomicBoolean();
        return operation -> {
            var before = taken.get();
            if (operation != 0 && before == (operation == 2)) {
                taken.set(operation == 1);
            }
            return truth(before);
        };
    }

    private static Operations freesAnyway() {
        var taken = new AtomicBoolean();
        return operation -> {
            if (operation == 2) {
                taken.set(false);
                return 0;
            }
            return truth(taken.getAndSet(true));
        };
    }

    private static Operations reentrant() {
        var lock = new ReentrantLock();
        return operation -> {
            if (operation == 2 && lock.isHeldByCurrentThread()) {
                lock.unlock();
                return 1;
            }
            return operation == 1 ? truth(lock.tryLock()) : truth(lock.isLocked());
        };
    }

    private static int truth(boolean value) {
        return value ? 1 : 0;
    }

    /// One permit.
    private static final class Permits implements Operations {
        private final boolean looksAgain;
        private final boolean notifies;
        private int permits = 1;

        Permits(boolean looksAgain, boolean notifies) {
            this.looksAgain = looksAgain;
            this.notifies = notifies;
        }

        @Override
        public synchronized int call(int operation) throws InterruptedException {
            return switch (operation) {
                case 0 -> permits;
                case 1 -> {
                    acquire();
                    yield 0;
                }
                default -> {
                    permits++;
                    if (notifies) {
                        notifyAll();
                    }
                    yield 0;
                }
            };
        }

        @SuppressWarnings("WaitNotInLoop") // the bug
        private synchronized void acquire() throws InterruptedException {
            if (permits == 0) {
                wait();
            }
            while (looksAgain && permits == 0) {
                wait();
            }
            permits--;
        }
    }

    private static Operations semaphore() {
        var semaphore = new Semaphore(1);
        return operation -> {
            switch (operation) {
                case 0 -> {
                    return semaphore.availablePermits();
                }
                case 1 -> semaphore.acquire();
                default -> semaphore.release();
            }
            return 0;
        };
    }

    private static Operations timed() {
        var semaphore = new Semaphore(1);
        return operation -> {
            if (operation == 2) {
                semaphore.release();
                return 0;
            }
            return truth(operation == 1 ? semaphore.tryAcquire(10, TimeUnit.MILLISECONDS) : semaphore.tryAcquire());
        };
    }

    private static final class SpinningLatch implements Operations {
        private volatile boolean open;

        @Override
        public int call(int operation) {
            return switch (operation) {
                case 0 -> truth(open);
                case 1 -> {
                    while (!open) {
                        Thread.onSpinWait();
                    }
                    yield 0;
                }
                default -> {
                    open = true;
                    yield 0;
                }
            };
        }
    }

    private static Operations spinLock() {
        var held = new AtomicBoolean();
        return operation -> switch (operation) {
            case 0 -> truth(held.compareAndSet(false, true));
            case 1 -> {
                while (!held.compareAndSet(false, true)) {
                    Thread.onSpinWait();
                }
                yield 0;
            }
            default -> {
                held.set(false);
                yield 0;
            }
        };
    }

    private static Operations concurrentQueue() {
        var queue = new ConcurrentLinkedQueue<Integer>();
        return operation -> operation == 0 ? first(queue.poll()) : truth(queue.offer(operation));
    }

    private static int first(@Nullable Integer polled) {
        return polled == null ? -1 : polled;
    }

    private static Operations looksThenTakes() {
        var queue = new ConcurrentLinkedQueue<Integer>();
        return operation -> {
            if (operation != 0) {
                return truth(queue.offer(operation));
            }
            var seen = queue.peek();
            queue.poll();
            return first(seen);
        };
    }

    private static final class MonitorQueue implements Operations {
        private final ArrayDeque<Integer> items = new ArrayDeque<>();

        @Override
        public synchronized int call(int operation) {
            return operation == 0 ? first(items.poll()) : truth(items.offer(operation));
        }
    }

    private static Operations boundedQueue() {
        var queue = new ArrayBlockingQueue<Integer>(1);
        return operation -> {
            return switch (operation) {
                case 0 -> queue.take();
                case 1 -> {
                    queue.put(operation);
                    yield 0;
                }
                default -> truth(queue.offer(operation));
            };
        };
    }

    private static Operations map() {
        var map = new ConcurrentHashMap<Integer, Integer>();
        return operation -> operation == 0 ? map.getOrDefault(7, -1) : first(map.putIfAbsent(7, operation));
    }

    private static Operations checkThenPut() {
        var map = new ConcurrentHashMap<Integer, Integer>();
        return operation -> {
            if (operation == 0) {
                return map.getOrDefault(7, -1);
            }
            return map.containsKey(7) ? -2 : first(map.put(7, operation));
        };
    }

    private static final class MonitorList implements Operations {
        private final ArrayList<Integer> items = new ArrayList<>();

        @Override
        public int call(int operation) {
            if (operation == 0) {
                return size();
            }
            var before = size();
            add(operation);
            return before;
        }

        private synchronized int size() {
            return items.size();
        }

        private synchronized void add(int item) {
            items.add(item);
        }
    }
}
