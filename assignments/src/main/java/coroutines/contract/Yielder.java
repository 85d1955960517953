package coroutines.contract;

/// Takes what a body hands out. A generator of the submission hands it to its body.
///
/// @param <T> the values that are handed out
/// @param <S> the values that are sent in
public interface Yielder<T, S> {

    /// Hands a value out, which may be null, and stands still until the generator is asked again.
    ///
    /// @return what was sent to it, or null if it was asked by [Generator#next()]
    /// @throws Stopped if the generator is closed; from then on each call throws it at once, and hands out nothing
    /// @throws RuntimeException what [Generator#raise] was given
    @SuppressWarnings("NamedLikeContextualKeyword") // is always called with the name of what it belongs to
    S yield(T value);
}
