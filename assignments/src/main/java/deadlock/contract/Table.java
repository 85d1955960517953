package deadlock.contract;

/// A round table at which philosophers think, and eat when they are hungry. Between each two seats lies one fork.
///
/// The public class `deadlock.DiningPhilosophers` implements it, with the public constructor
/// `DiningPhilosophers(int seats)`. It throws [IllegalArgumentException] if there are fewer than two seats. Seats have
/// numbers from 0, around the table; at a table for two both eat with the same two forks.
///
/// **Forks.** Who eats has the fork on his left and the fork on his right, so that neighbours never eat at the same time.
/// What was done in a meal happens-before what is done in later meals with one of its forks.
///
/// **Progress.** Whoever is hungry eats in the end, if every meal ends.
///
/// **Company.** While somebody eats, everybody who shares no fork with him can eat. Where nobody else is hungry, he does.
///
/// **Interrupts.** No call takes notice of an interrupt. The interrupt status of its thread is left as it is, and a meal finds
/// it so.
public interface Table {

    /// Waits until both forks are free, takes them, runs the meal once in the calling thread, and puts both down, however
    /// the meal ends. What the meal throws is thrown on. A meal is not null and does not use the table, and at a seat sits
    /// one thread at a time.
    ///
    /// @throws IllegalArgumentException if there is no such seat
    void eat(int seat, Runnable meal);
}
