package events;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

import events.contract.Event;

/// Whoever waits belongs to a wave, and asks that one whether it was let go. Everything is guarded by the lock.
public class ManualResetEvent implements Event {

    private static class Wave {
        final Condition released;
        boolean over;

        Wave(Lock lock) {
            released = lock.newCondition();
        }
    }

    private final Lock lock = new ReentrantLock();
    private Wave wave = new Wave(lock);
    private boolean set;

    @Override
    public void set() {
        lock.lock();
        try {
            set = true;
            wave.over = true;
            wave.released.signalAll();
            wave = new Wave(lock);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void clear() {
        lock.lock();
        try {
            set = false;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void await() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            if (set) {
                return;
            }
            Wave mine = wave;
            while (!mine.over) {
                mine.released.await();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean await(long timeout, TimeUnit unit) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            if (set) {
                return true;
            }
            Wave mine = wave;
            long left = unit.toNanos(timeout);
            while (!mine.over && left > 0) {
                left = mine.released.awaitNanos(left);
            }
            return mine.over;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean isSet() {
        lock.lock();
        try {
            return set;
        } finally {
            lock.unlock();
        }
    }
}
