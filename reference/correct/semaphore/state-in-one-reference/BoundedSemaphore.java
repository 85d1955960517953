package semaphore;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

import semaphore.contract.Semaphore;

/// A semaphore without locks: count and queue are one immutable value that is replaced as a whole. Who replaces it
/// serves those at the head of the queue in the same step, and tells them so afterwards.
///
/// Thread safety: `state` is atomic and all it holds is immutable, but for `served`, which is volatile and only ever
/// becomes true. A waiter that is no longer in the state has been served, told so or not.
public final class BoundedSemaphore implements Semaphore {

    private final int bound;
    private final boolean fair;
    private final AtomicReference<State> state;

    private static final class Waiter {
        final Thread thread = Thread.currentThread();
        final int wanted;
        volatile boolean served;

        Waiter(int wanted) {
            this.wanted = wanted;
        }
    }

    private record State(int available, List<Waiter> waiting) {

        State take(int n) {
            return new State(available - n, waiting);
        }

        State join(Waiter me) {
            var longer = new ArrayList<>(waiting);
            longer.add(me);
            return new State(available, List.copyOf(longer));
        }

        State leave(Waiter me) {
            return new State(available, waiting.stream().filter(waiter -> waiter != me).toList()).serve();
        }

        State give(int n) {
            return new State(available + n, waiting).serve();
        }

        /// Serves from the head of the queue as far as the permits go.
        private State serve() {
            var left = available;
            var served = 0;
            while (served < waiting.size() && waiting.get(served).wanted <= left) {
                left -= waiting.get(served).wanted;
                served++;
            }
            return new State(left, waiting.subList(served, waiting.size()));
        }
    }

    /// A semaphore that promises no order.
    public BoundedSemaphore(int permits) {
        this(permits, false);
    }

    /// A semaphore that serves in order of arrival if it is fair.
    public BoundedSemaphore(int permits, boolean fair) {
        if (permits < 1) {
            throw new IllegalArgumentException("a semaphore needs a permit, not " + permits);
        }
        this.bound = permits;
        this.fair = fair;
        this.state = new AtomicReference<>(new State(permits, List.of()));
    }

    @Override
    public void acquire() throws InterruptedException {
        acquire(1);
    }

    @Override
    public void acquire(int n) throws InterruptedException {
        if (n < 1 || n > bound) {
            throw new IllegalArgumentException("cannot take " + n + " of " + bound);
        }
        failIfInterrupted();
        var me = takeOrJoin(n);
        while (!me.served) {
            LockSupport.park(this);
            if (Thread.interrupted()) {
                leaveInterrupted(me);
                return;
            }
        }
    }

    @Override
    public boolean tryAcquire() {
        while (true) {
            var now = state.get();
            if (!mayTake(now, 1)) {
                return false;
            }
            if (state.compareAndSet(now, now.take(1))) {
                return true;
            }
        }
    }

    @Override
    public boolean tryAcquire(long timeout, TimeUnit unit) throws InterruptedException {
        var deadline = System.nanoTime() + unit.toNanos(timeout);
        failIfInterrupted();
        var me = takeOrJoin(1);
        while (!me.served) {
            var left = deadline - System.nanoTime();
            if (left <= 0) {
                return !leave(me);
            }
            LockSupport.parkNanos(this, left);
            if (Thread.interrupted()) {
                leaveInterrupted(me);
                return true;
            }
        }
        return true;
    }

    @Override
    public void release() {
        release(1);
    }

    @Override
    public void release(int n) {
        if (n < 1) {
            throw new IllegalArgumentException("cannot give back " + n);
        }
        while (true) {
            var now = state.get();
            if (n > bound - now.available) {
                throw new IllegalStateException("cannot give back " + n + ", taken are " + (bound - now.available));
            }
            if (replace(now, now.give(n))) {
                return;
            }
        }
    }

    @Override
    public int availablePermits() {
        return state.get().available;
    }

    @Override
    public void withPermit(Runnable action) throws InterruptedException {
        acquire();
        try {
            action.run();
        } finally {
            release();
        }
    }

    private boolean mayTake(State now, int n) {
        return now.available >= n && (!fair || now.waiting.isEmpty());
    }

    /// Takes the permits now or joins the queue for them; the waiter says which.
    private Waiter takeOrJoin(int n) {
        var me = new Waiter(n);
        while (true) {
            var now = state.get();
            if (!mayTake(now, n)) {
                if (state.compareAndSet(now, now.join(me))) {
                    return me;
                }
            } else if (state.compareAndSet(now, now.take(n))) {
                me.served = true;
                return me;
            }
        }
    }

    /// Leaves the queue, and says whether the thread was still in it: if not, it has been served.
    private boolean leave(Waiter me) {
        while (true) {
            var now = state.get();
            if (!now.waiting.contains(me)) {
                return false;
            }
            if (replace(now, now.leave(me))) {
                return true;
            }
        }
    }

    private void leaveInterrupted(Waiter me) throws InterruptedException {
        if (leave(me)) {
            throw new InterruptedException();
        }
        Thread.currentThread().interrupt();
    }

    /// Replaces the state and tells whom the new one serves.
    private boolean replace(State now, State next) {
        if (!state.compareAndSet(now, next)) {
            return false;
        }
        for (var waiter : now.waiting) {
            if (!next.waiting.contains(waiter)) {
                waiter.served = true;
                LockSupport.unpark(waiter.thread);
            }
        }
        return true;
    }

    private static void failIfInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }
}
