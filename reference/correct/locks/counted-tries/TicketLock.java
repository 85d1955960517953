package locks;

import java.util.concurrent.atomic.AtomicReference;

import locks.contract.Mutex;

/// The line at the counter as one immutable value. Who waits counts its looks, and gives way at every eighth.
///
/// Thread safety: `line` is replaced as a whole, in one atomic step. Its ticket tells a thread when it may go, however
/// often it has looked.
public class TicketLock implements Mutex {

    private record Line(long next, long serving) {

        boolean isEmpty() {
            return next == serving;
        }

        Line joined() {
            return new Line(next + 1, serving);
        }

        Line advanced() {
            return new Line(next, serving + 1);
        }
    }

    private final AtomicReference<Line> line = new AtomicReference<>(new Line(0, 0));

    @Override
    public void lock() {
        long ticket = line.getAndUpdate(Line::joined).next();
        for (int looks = 1; line.get().serving() != ticket; looks++) {
            if (looks % 8 == 0) {
                Thread.yield();
            } else {
                Thread.onSpinWait();
            }
        }
    }

    @Override
    public void unlock() {
        line.updateAndGet(Line::advanced);
    }

    @Override
    public boolean tryLock() {
        Line now = line.get();
        return now.isEmpty() && line.compareAndSet(now, now.joined());
    }
}
