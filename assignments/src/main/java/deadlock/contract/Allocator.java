package deadlock.contract;

import java.util.List;

/// Lends units of several kinds, such as printers and tapes, to customers, and never so that they can end in a deadlock.
///
/// The public class `deadlock.ResourceAllocator` implements it, with the public constructor
/// `ResourceAllocator(List<Integer> units, List<List<Integer>> claims)`. The first list says how many units there are of
/// each kind; the second says, for each customer, of each kind the most that this customer ever holds. Customers have
/// numbers from 0. The constructor throws [IllegalArgumentException] if a claim does not name each kind, is negative, or
/// claims more than there are. Lists name kinds in the same order everywhere, and do not change.
///
/// **Safe.** A state is safe if there is an order of all customers in which each can get all that its claim has left, from
/// what is free and what those before it hold. A request is granted whole, if as much is free and the state is safe
/// then, and not otherwise.
///
/// **One step.** Each call seems to other threads to happen at one moment between its beginning and its end.
///
/// **Waiting.** No thread is left waiting while its request could be granted. Which of several goes first is open.
///
/// **Customers.** Only one thread at a time calls for a customer.
///
/// **Arguments.** Each method throws [IllegalArgumentException], and changes nothing, if there is no such customer, or if
/// the units do not name each kind or are negative. A thread that was interrupted may get an [InterruptedException] instead,
/// where the method throws it.
///
/// **Interrupts.** Only [#request] takes notice of them.
public interface Allocator {

    /// Takes units for a customer; waits until they are granted.
    ///
    /// @throws IllegalArgumentException if the customer would hold more than its claim
    /// @throws InterruptedException if the thread was interrupted before, whether it would have to wait or not, or is while
    ///         it waits; nothing was taken then, and the interrupt status is cleared. Where an interrupt comes together with
    ///         the grant, either may win, but not both and not neither
    void request(int customer, List<Integer> units) throws InterruptedException;

    /// Takes units for a customer if they can be granted now; never waits.
    ///
    /// @return whether they were granted
    /// @throws IllegalArgumentException if the customer would hold more than its claim
    boolean tryRequest(int customer, List<Integer> units);

    /// Gives units of a customer back. Its claim stays.
    ///
    /// @throws IllegalArgumentException if the customer holds fewer
    void release(int customer, List<Integer> units);

    /// How many units are free, of each kind.
    List<Integer> free();
}
