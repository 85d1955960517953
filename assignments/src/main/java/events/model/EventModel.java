package events.model;

import dev.lockstep.api.WouldBlock;

/// An event for one thread: what each operation answers, and when it has to wait.
public class EventModel {

    private boolean set;

    /// Not set at first.
    public EventModel() {}

    /// Sets the event.
    public void set() {
        set = true;
    }

    /// Clears the event.
    public void clear() {
        set = false;
    }

    /// Goes on when the event is set; has to wait while it is not.
    public void await() {
        if (!set) {
            throw new WouldBlock();
        }
    }

    /// Tells whether the event is set, at once or some time later.
    public boolean awaitInTime() {
        return set;
    }

    /// Whether the event is set.
    public boolean isSet() {
        return set;
    }
}
