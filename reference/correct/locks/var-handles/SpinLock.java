package locks;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

import locks.contract.Mutex;

/// A lock of one word, which remembers who holds it.
///
/// Thread safety: `holder` is volatile; it turns from null to a thread only in `compareAndSet`, one atomic step that
/// exactly one of several rivals wins, and back to null only in `unlock`.
public class SpinLock implements Mutex {

    private static final VarHandle HOLDER = holder();

    private volatile Thread holder;

    @Override
    public void lock() {
        while (!tryLock()) {
            Thread.yield();
        }
    }

    @Override
    public void unlock() {
        if (holder != Thread.currentThread()) {
            throw new IllegalMonitorStateException("only the holder may unlock");
        }
        holder = null;
    }

    /// Looks before it tries: a look is cheaper than a `compareAndSet` that fails.
    @Override
    public boolean tryLock() {
        return holder == null && HOLDER.compareAndSet(this, null, Thread.currentThread());
    }

    private static VarHandle holder() {
        try {
            return MethodHandles.lookup().findVarHandle(SpinLock.class, "holder", Thread.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
