package workloads;

import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/// A value that many may read or one may write.
public class ReadersAndWriters {

    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private int value;

    /// The value.
    public int read() {
        lock.readLock().lock();
        try {
            return value;
        } finally {
            lock.readLock().unlock();
        }
    }

    /// Changes it.
    public void write(int written) {
        lock.writeLock().lock();
        try {
            value = written;
        } finally {
            lock.writeLock().unlock();
        }
    }
}
