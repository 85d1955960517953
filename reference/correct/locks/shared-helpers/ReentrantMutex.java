package locks;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

import locks.contract.OwnedMutex;
import locks.parts.Waiting;

/// A mutex that lets threads in as they came, from a queue, and counts holds in a map.
///
/// Thread safety: `holds` and `queue` are guarded by `this`. At most one thread has holds; a thread that waits is in the
/// queue, and goes when it is the first and nobody has holds.
public class ReentrantMutex implements OwnedMutex {

    private final Map<Thread, Integer> holds = new HashMap<>();
    private final Deque<Thread> queue = new ArrayDeque<>();

    @Override
    public synchronized void lock() {
        var me = Thread.currentThread();
        if (!holds.containsKey(me)) {
            queue.addLast(me);
            Waiting.sleepUntil(this, () -> holds.isEmpty() && queue.peekFirst() == me);
            queue.removeFirst();
        }
        holds.merge(me, 1, Integer::sum);
    }

    @Override
    public synchronized void unlock() {
        if (holdCount() == 0) {
            throw new IllegalMonitorStateException("held by " + Collections.unmodifiableSet(holds.keySet()));
        }
        holds.computeIfPresent(Thread.currentThread(), (thread, count) -> count == 1 ? null : count - 1);
        notifyAll();
    }

    @Override
    public synchronized boolean tryLock() {
        if (holds.isEmpty() ? !queue.isEmpty() : holdCount() == 0) {
            return false;
        }
        holds.merge(Thread.currentThread(), 1, Integer::sum);
        return true;
    }

    @Override
    public synchronized int holdCount() {
        return holds.getOrDefault(Thread.currentThread(), 0);
    }
}
