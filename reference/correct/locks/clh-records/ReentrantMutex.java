package locks;
import locks.contract.OwnedMutex;
public class ReentrantMutex implements OwnedMutex {
    private sealed interface State permits Free, Held {}
    private record Free() implements State {}
    private record Held(Thread owner, int count) implements State {}
    private State state = new Free();
    private State next() {
        Thread me = Thread.currentThread();
        return switch (state) {
            case Free() -> new Held(me, 1);
            case Held(Thread owner, int count) when owner == me -> new Held(me, count + 1);
            case Held h -> null;
        };
    }
    @Override public synchronized void lock() {
        boolean interrupted = false;
        State next = next();
        while (next == null) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
            next = next();
        }
        state = next;
        if (interrupted) Thread.currentThread().interrupt();
    }
    @Override public synchronized void unlock() {
        if (!(state instanceof Held(Thread owner, int count)) || owner != Thread.currentThread()) {
            throw new IllegalMonitorStateException("not yours: " + state);
        }
        state = count == 1 ? new Free() : new Held(owner, count - 1);
        if (count == 1) notify();
    }
    @Override public synchronized boolean tryLock() {
        State next = next();
        if (next != null) state = next;
        return next != null;
    }
    @Override public synchronized int holdCount() {
        return state instanceof Held(Thread owner, int count) && owner == Thread.currentThread() ? count : 0;
    }
}
