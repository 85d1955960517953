package locks;
import java.util.concurrent.atomic.AtomicReference;
import locks.contract.Mutex;
public class SpinLock implements Mutex {
    private enum State {
        FREE { @Override State taken() { return HELD; } },
        HELD { @Override State taken() { return HELD; } };
        abstract State taken();
    }
    private final AtomicReference<State> state = new AtomicReference<>(State.FREE);
    @Override public void lock() {
        int misses = 0;
        while (state.getAndUpdate(State::taken) == State.HELD) {
            misses++;
            if (misses % 4 == 0) {
                Thread.yield();
            } else {
                Thread.onSpinWait();
            }
        }
    }
    @Override public void unlock() { state.set(State.FREE); }
    @Override public boolean tryLock() { return state.getAndUpdate(State::taken) == State.FREE; }
}
