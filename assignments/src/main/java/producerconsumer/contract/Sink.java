package producerconsumer.contract;

/// Is handed the elements that came through a pipeline. It is not the submission's: who builds a pipeline hands it over.
///
/// @param <E> the elements
@FunctionalInterface
public interface Sink<E> {

    /// Does something with an element, in its own time.
    ///
    /// @throws Exception if it fails
    void accept(E element) throws Exception;
}
