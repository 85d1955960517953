package events.contract;

import java.util.concurrent.TimeUnit;

/// A signal that is set or not, for threads that wait until it is.
///
/// The public class `events.ManualResetEvent` implements it, with a public constructor without parameters. A new event is
/// not set.
///
/// **One step.** Each call seems to other threads to happen at one moment between its beginning and its end.
///
/// **Memory.** What a thread did before [#set()] happens-before what another does after it has learned, from any other
/// method, that the event was set; a [#set()] of an event that is set need not order anything.
public interface Event {

    /// Sets the event. Every thread that waits at that moment goes on, even if [#clear()] follows at once.
    void set();

    /// Clears the event. Who comes after that waits until it is set again.
    void clear();

    /// Waits until the event is set; does not wait if it is. The event stays as it is.
    void await() throws InterruptedException;

    /// Waits until the event is set, but not longer than the timeout.
    ///
    /// @return whether it was set; false no earlier than the timeout
    boolean await(long timeout, TimeUnit unit) throws InterruptedException;

    /// Whether the event is set.
    boolean isSet();
}
