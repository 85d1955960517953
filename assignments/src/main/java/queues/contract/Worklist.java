package queues.contract;

import java.util.List;
import java.util.Optional;

/// A list of things to do that any number of threads add to and take from, at any time. No method waits for anything but
/// the short moment in which another thread is at the list.
///
/// The public class `queues.SharedWorklist` implements it, with a public constructor without parameters. Each method
/// seems to other threads to happen in one step.
///
/// @param <E> the things to do; equal ones are the same
public interface Worklist<E> {

    /// Adds an element at the end, unless it is in the list.
    ///
    /// @return whether it was added
    boolean add(E element);

    /// Takes the first element out.
    ///
    /// @return the element, or nothing if the list is empty
    Optional<E> take();

    /// Takes all elements out.
    ///
    /// @return the elements, first one first, in a list that does not change any more when others use the worklist
    List<E> takeAll();
}
