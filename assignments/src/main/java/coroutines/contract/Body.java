package coroutines.contract;

/// What a generator runs. It is not the submission's: who makes a generator hands it over.
///
/// @param <T> the values that are handed out
/// @param <S> the values that are sent in
@FunctionalInterface
public interface Body<T, S> {

    /// Hands out values, in its own time, and returns when it has no more. What it throws is unchecked.
    ///
    /// @param out takes the values; called by this body alone, from any depth of its calls, until it ends
    void run(Yielder<T, S> out);
}
