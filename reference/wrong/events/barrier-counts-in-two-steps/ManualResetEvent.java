package events;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

import events.contract.Event;

/// A stack of those who wait, or SET in its place. To set the event is to take the whole stack, in one step.
public class ManualResetEvent implements Event {

    private static final class Waiter {
        final Thread thread;
        Waiter next;
        volatile boolean released;

        Waiter(Thread thread) {
            this.thread = thread;
        }
    }

    private static final Waiter SET = new Waiter(null);

    private final AtomicReference<Waiter> waiters = new AtomicReference<>();

    @Override
    public void set() {
        Waiter each = waiters.getAndSet(SET);
        while (each != null && each != SET) {
            Waiter next = each.next;
            each.released = true;
            LockSupport.unpark(each.thread);
            each = next;
        }
    }

    @Override
    public void clear() {
        waiters.compareAndSet(SET, null);
    }

    @Override
    public void await() throws InterruptedException {
        await(false, 0);
    }

    @Override
    public boolean await(long timeout, TimeUnit unit) throws InterruptedException {
        return await(true, Math.max(0, unit.toNanos(timeout)));
    }

    void awaitUninterruptibly() {
        boolean interrupted = false;
        for (;;) {
            try {
                await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean await(boolean timed, long nanos) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        long deadline = System.nanoTime() + nanos;
        Waiter mine = new Waiter(Thread.currentThread());
        Waiter first;
        do {
            first = waiters.get();
            if (first == SET) {
                return true;
            }
            if (timed && nanos == 0) {
                return false;
            }
            mine.next = first;
        } while (!waiters.compareAndSet(first, mine));
        while (!mine.released) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            if (!timed) {
                LockSupport.park(this);
                continue;
            }
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return mine.released;
            }
            LockSupport.parkNanos(this, left);
        }
        return true;
    }

    @Override
    public boolean isSet() {
        return waiters.get() == SET;
    }
}
