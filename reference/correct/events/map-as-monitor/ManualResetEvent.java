package events;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import events.contract.Event;

/// A list of those who wait, in which `set` ticks everybody off. The list is the monitor.
public class ManualResetEvent extends Patience<Map<Thread, Boolean>> implements Event {

    private boolean on;

    public ManualResetEvent() {
        super(new HashMap<>());
    }

    @Override
    public void set() {
        synchronized (monitor) {
            on = true;
            monitor.replaceAll((thread, released) -> true);
            monitor.notifyAll();
        }
    }

    @Override
    public void clear() {
        synchronized (monitor) {
            on = false;
        }
    }

    @Override
    public void await() throws InterruptedException {
        synchronized (monitor) {
            refuseInterrupted();
            Thread me = Thread.currentThread();
            monitor.put(me, on);
            try {
                waitFor(() -> monitor.get(me));
            } finally {
                monitor.remove(me);
            }
        }
    }

    @Override
    public boolean await(long timeout, TimeUnit unit) throws InterruptedException {
        synchronized (monitor) {
            refuseInterrupted();
            Thread me = Thread.currentThread();
            monitor.put(me, on);
            try {
                waitFor(() -> monitor.get(me), timeout, unit);
                return true;
            } catch (TimeoutException e) {
                return false;
            } finally {
                monitor.remove(me);
            }
        }
    }

    @Override
    public boolean isSet() {
        synchronized (monitor) {
            return on;
        }
    }
}
