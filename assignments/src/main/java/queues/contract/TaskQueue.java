package queues.contract;

import java.util.concurrent.TimeUnit;

/// A queue between threads: some put elements in, others get them out, and wait where there is no room or nothing to get.
///
/// The public class `queues.BlockingTaskQueue` implements it, with the public constructor
/// `BlockingTaskQueue(Discipline<E> discipline, int capacity)`. It throws [IllegalArgumentException] if the capacity is
/// negative. A queue never holds more elements than its capacity; where that is 0 there is always room.
///
/// **One step.** Each call seems to other threads to happen at one moment between its beginning and its end.
///
/// **Order.** An element that was put is handed out once, to one thread. It is the one that the [Discipline] names among
/// those that are in the queue at that moment. Which of several threads that wait goes first is open, and so is whether
/// one that comes later passes them.
///
/// **Waiting.** No thread is left waiting for room while there is room, or for an element while there is one. A thread
/// that waits is blocked; it neither spins nor polls.
///
/// **Timeouts.** A method with a timeout waits no longer than that, however often it wakes up meanwhile. A timeout of
/// zero or less does not wait at all.
///
/// **Interrupts.** A method that may wait throws [InterruptedException], and clears the interrupt status, if the status
/// was set when it was called, whether it would have had to wait or not, or if the thread is interrupted while it waits.
/// It has put and got nothing then. Where an interrupt comes together with what the thread waits for, either may win,
/// but not both and not neither. The other methods take no notice of interrupts.
///
/// **Memory.** What a thread did before it put an element happens-before what another does after it got that element. What
/// a thread did before [#taskDone()] happens-before what another does after a [#join()] that waited for it. Once an
/// element is handed out the queue keeps no reference to it.
///
/// @param <E> the elements
public interface TaskQueue<E> {

    /// Puts an element in; waits until there is room.
    ///
    /// @throws NullPointerException if the element is null
    void put(E element) throws InterruptedException;

    /// Puts an element in; waits for room, but not longer than the timeout.
    ///
    /// @throws Full if there was none, no earlier than the timeout; nothing has changed then
    /// @throws NullPointerException if the element is null
    void put(E element, long timeout, TimeUnit unit) throws InterruptedException;

    /// Puts an element in; never waits.
    ///
    /// @throws Full if there is no room now; nothing has changed then
    /// @throws NullPointerException if the element is null
    void putNow(E element);

    /// Hands an element out; waits until there is one.
    E get() throws InterruptedException;

    /// Hands an element out; waits for one, but not longer than the timeout.
    ///
    /// @throws Empty if there was none, no earlier than the timeout; nothing has changed then
    E get(long timeout, TimeUnit unit) throws InterruptedException;

    /// Hands an element out; never waits.
    ///
    /// @throws Empty if there is none now
    E getNow();

    /// How many elements have been put in and not been handed out.
    int size();

    /// Whether the queue holds no element.
    boolean isEmpty();

    /// Whether the queue has no room. One with a capacity of 0 never is.
    boolean isFull();

    /// Marks one of the elements that were put as done. It does not matter which thread says so, nor whether the element
    /// has been handed out.
    ///
    /// @throws IllegalStateException if as many were marked as were put; nothing has changed then
    void taskDone();

    /// Waits until as many elements have been marked as done as have been put; does not wait if that is so already, as
    /// in a queue in which nothing was ever put. All threads that wait here go on then. If more is put before they do,
    /// they may wait for that as well.
    void join() throws InterruptedException;
}
