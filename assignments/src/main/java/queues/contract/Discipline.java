package queues.contract;

import java.util.Comparator;

/// Which of its elements a queue hands out first.
///
/// @param <E> the elements
public sealed interface Discipline<E> {

    /// First in, first out: the one that came first.
    record Fifo<E>() implements Discipline<E> {}

    /// Last in, first out: the one that came last.
    record Lifo<E>() implements Discipline<E> {}

    /// The least by an order; of those that are equal by it, the one that came first.
    ///
    /// @param order compares any two elements, never throws, and does not use the queue
    record Priority<E>(Comparator<? super E> order) implements Discipline<E> {}
}
