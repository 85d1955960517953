package events;

import java.util.concurrent.TimeUnit;

import events.contract.Event;

/// Your event. What each method must do is written in [Event] and in the package around it; the handout says what you may
/// build it from. The numbers are an order to work in: after TODO 1 the first check passes.
public class ManualResetEvent implements Event {

    public ManualResetEvent() {
    }

    @Override
    public void set() {
        throw new UnsupportedOperationException("TODO 1: set it. TODO 2: let all go on that wait");
    }

    @Override
    public void clear() {
        throw new UnsupportedOperationException("TODO 1: clear it");
    }

    @Override
    public boolean isSet() {
        throw new UnsupportedOperationException("TODO 1: is it set?");
    }

    @Override
    public void await() throws InterruptedException {
        throw new UnsupportedOperationException(
                "TODO 2: wait while it is not set. TODO 3: what if it is cleared before you have looked?");
    }

    @Override
    public boolean await(long timeout, TimeUnit unit) throws InterruptedException {
        throw new UnsupportedOperationException("TODO 4: wait, but no longer than the timeout");
    }
}
