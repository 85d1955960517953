package producerconsumer.contract;

/// Makes the elements that go through a pipeline. It is not the submission's: who builds a pipeline hands it over.
///
/// @param <E> the elements
@FunctionalInterface
public interface Source<E> {

    /// Puts elements into the channel, in its own time, and returns when it has no more.
    ///
    /// @param channel where they go
    /// @throws Closed if the source lets through what [Channel#put(Object)] threw, as it should
    /// @throws Exception if it fails
    void produce(Channel<E> channel) throws Exception;
}
