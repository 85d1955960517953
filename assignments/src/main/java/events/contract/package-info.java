/// What the events assignment asks for: three ways in which threads wait for each other.
///
/// Some rules hold for all three, [Event], [Latch] and [Barrier].
///
/// **Waiting.** A thread that waits is blocked; it neither spins nor polls.
///
/// **Timeouts.** A method with a timeout waits no longer than that, however often it wakes up meanwhile. A timeout of
/// zero or less does not wait at all.
///
/// **Interrupts.** A method that may wait throws [InterruptedException], and clears the interrupt status, if the status
/// was set when it was called, whether it would have had to wait or not, or if the thread is interrupted while it waits.
/// Where an interrupt or the end of the time comes together with what the thread waits for, either may win; if an
/// interrupt does not, the status stays set. The other methods take no notice of interrupts.
package events.contract;
