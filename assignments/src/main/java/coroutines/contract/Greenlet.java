package coroutines.contract;

/// A routine that stands still while another one of its group runs. [Greenlets] says what is common to a group.
///
/// @param <V> the values that are handed over
public interface Greenlet<V> {

    /// Hands control over to this routine, from any depth of calls of the one that runs. If this routine has not begun, its
    /// body is run with the value; if it has, the `switchTo` where it stands returns the value. The value may be null.
    ///
    /// @return what is handed over when control comes back to the routine that makes this call, whoever hands it over
    /// @throws IllegalStateException if this routine has ended, or is the one that makes the call; nothing has changed then
    V switchTo(V value);

    /// Whether its body has returned or thrown something; never so for the main routine.
    boolean isEnded();
}
