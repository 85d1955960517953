package producerconsumer;

import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import producerconsumer.contract.Channel;
import producerconsumer.contract.Closed;

/// No lock: one number says how many places are taken, and whether it is closed. Who cannot go on parks.
public class BoundedChannel<E> implements Channel<E> {
    private static final int CLOSED = 1 << 30;

    private final int capacity;
    private final ConcurrentLinkedDeque<E> elements = new ConcurrentLinkedDeque<>();
    private final Queue<Thread> parked = new ConcurrentLinkedQueue<>();
    private final AtomicInteger state = new AtomicInteger();

    public BoundedChannel(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException();
        }
        this.capacity = capacity;
    }

    private interface Attempt<T> {
        /// The answer, or null if there is none yet.
        T tried();
    }

    @Override
    public void put(E element) throws InterruptedException {
        Objects.requireNonNull(element);
        untilDone(this::placeTaken);
        elements.addLast(element);
        wakeAll();
    }

    private Boolean placeTaken() {
        while (true) {
            var now = state.get();
            if (now >= CLOSED) {
                throw new Over();
            }
            if (now == capacity) {
                return null;
            }
            if (state.compareAndSet(now, now + 1)) {
                return true;
            }
        }
    }

    @Override
    public Optional<E> take() throws InterruptedException {
        var taken = untilDone(this::first);
        wakeAll();
        return taken;
    }

    private Optional<E> first() {
        var first = elements.pollFirst();
        if (first != null) {
            state.decrementAndGet();
            return Optional.of(first);
        }
        return state.get() == CLOSED ? Optional.empty() : null;
    }

    @Override
    public void close() {
        state.accumulateAndGet(CLOSED, (now, closed) -> now | closed);
        wakeAll();
    }

    private <T> T untilDone(Attempt<T> attempt) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        var answer = attempt.tried();
        if (answer != null) {
            return answer;
        }
        parked.add(Thread.currentThread());
        try {
            for (answer = attempt.tried(); answer == null; answer = attempt.tried()) {
                LockSupport.park(this);
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
            return answer;
        } finally {
            parked.remove(Thread.currentThread());
        }
    }

    private void wakeAll() {
        parked.forEach(LockSupport::unpark);
    }

    /** An exception of its own is one of those that the contract names. */
    private static final class Over extends Closed {
        private static final long serialVersionUID = 1;
    }
}
