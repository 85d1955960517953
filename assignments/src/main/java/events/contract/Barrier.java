package events.contract;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A place where threads wait for each other, a fixed number of them, the *parties*, round after round.
///
/// The public class `events.ReusableBarrier` implements it, with the public constructor
/// `ReusableBarrier(int parties, Runnable action)`. It throws [IllegalArgumentException] if there is not at least one
/// party.
///
/// **Rounds.** A thread arrives by one of the methods `await`, and waits until as many have arrived as there are parties.
/// Then all of them go on, and who arrives later belongs to the next round. Any threads may come, and more of them than
/// there are parties.
///
/// **Action.** The thread that completes a round runs the action, once, before any thread of the round goes on. The
/// action is not null, and does not use the barrier. Others who do so while the action runs may be made to wait until it
/// has ended.
///
/// **All or none.** Of the threads of a round either all return or none does. Once the last one has arrived, timeouts,
/// interrupts and [#reset()] do not count any more for the round.
///
/// **Broken.** The barrier breaks if a thread is interrupted, or its time is over, before the last one has arrived, and
/// if the action throws. Then all that wait go on with an exception, as does everybody who comes later, until
/// [#reset()]. Where a call has several reasons to throw, which one counts is open; a [BrokenBarrierException] leaves the
/// interrupt status as it is.
///
/// **Memory.** What the threads of a round did before they arrived happens-before the action, and the action
/// happens-before what each of them does after its return.
public interface Barrier {

    /// Arrives, and waits for the other parties. What the action throws is thrown on by the thread that ran it.
    ///
    /// @return how many parties were missing when this one had arrived, which is 0 for the last
    /// @throws InterruptedException if this thread was interrupted; its round is broken then
    /// @throws BrokenBarrierException if the barrier was broken, or it is broken or reset while this thread waits
    int await() throws InterruptedException, BrokenBarrierException;

    /// Arrives, and waits for the other parties, but not longer than the timeout. What the action throws is thrown on by
    /// the thread that ran it.
    ///
    /// @return how many parties were missing when this one had arrived, which is 0 for the last
    /// @throws InterruptedException if this thread was interrupted; its round is broken then
    /// @throws BrokenBarrierException if the barrier was broken, or it is broken or reset while this thread waits
    /// @throws TimeoutException if parties are missing, no earlier than the timeout; the barrier is broken then
    int await(long timeout, TimeUnit unit) throws InterruptedException, BrokenBarrierException, TimeoutException;

    /// Begins anew: the barrier is whole, and nobody has arrived. Threads that wait for others to arrive go on with a
    /// [BrokenBarrierException], or [InterruptedException] if they are interrupted as well; what becomes of them concerns no
    /// later round.
    void reset();

    /// Whether the barrier is broken.
    boolean isBroken();

    /// How many threads wait for others to arrive: none while the action runs, and none while the barrier is broken.
    int waiting();
}
