package producerconsumer.contract;

import java.util.Optional;

/// A bounded buffer between threads that comes to an end: some put elements in until it is closed, others take out what is
/// left.
///
/// The public class `producerconsumer.BoundedChannel` implements it, with the public constructor
/// `BoundedChannel(int capacity)`. It throws [IllegalArgumentException] if the capacity is less than 1. A channel never
/// holds more elements than its capacity.
///
/// **One step.** Each call seems to other threads to happen at one moment between its beginning and its end.
///
/// **Order.** Each element that was put is handed out once, to one thread, and the one that was put first goes first.
/// Which of several threads that wait goes first is open.
///
/// **Waiting.** No thread is left waiting to put while there is room, to take while there is an element, or for anything
/// once the channel is closed. A thread that waits is blocked; it neither spins nor polls.
///
/// **Interrupts.** [#put] and [#take] throw [InterruptedException], and clear the interrupt status, if the status was set
/// when they were called, whether they would have had to wait or not and whether the channel is closed or not, or if the
/// thread is interrupted while it waits. They have put and taken nothing then. Where an interrupt comes together with what
/// the thread waits for, either may win, but not both and not neither. [#close()] takes no notice of interrupts.
///
/// **Memory.** What a thread did before it put an element happens-before what another does after it took that element.
/// What a thread did before [#close()] happens-before what another does after it learnt from a call that the channel is
/// closed.
///
/// @param <E> the elements
public interface Channel<E> {

    /// Puts an element in; waits until there is room.
    ///
    /// @throws Closed if the channel is closed, or is closed while the thread waits; the element has not been put then
    /// @throws NullPointerException if the element is null
    void put(E element) throws InterruptedException;

    /// Hands an element out; waits until there is one.
    ///
    /// @return the element, or nothing if the channel is closed and every element has been handed out: then nobody will
    ///     ever get one
    Optional<E> take() throws InterruptedException;

    /// Lets nothing more in. What is in the channel is still handed out. Never waits. Closing it again changes nothing.
    void close();
}
