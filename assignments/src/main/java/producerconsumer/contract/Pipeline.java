package producerconsumer.contract;

/// Lets sources put elements into a channel while consumers hand them on to a sink, all at the same time, until the last
/// element is through.
///
/// The public class `producerconsumer.ChannelPipeline` implements it, with the public constructor
/// `ChannelPipeline(Channel<E> channel, List<? extends Source<E>> sources, int consumers, Sink<? super E> sink)`. The
/// channel is any that does what [Channel] says, and need not be the submission's own; nobody else closes it. The
/// constructor throws [IllegalArgumentException] if there is less than one consumer. What becomes of the list afterwards
/// does not matter.
///
/// **Threads.** Each source runs in a thread of its own, one that the list names twice in two, and so does each consumer.
/// None of them is the thread that calls [#run()], and none is started before that call. When it returns or throws, all have
/// done what they had to do, which happens-before that, and end. The pipeline interrupts none of them.
///
/// **Delivery.** Each element that is put into the channel is taken by one of the consumers, who hands it to the sink
/// before taking another. So an element that was put and not handed on is in the channel, or in the hands of a consumer,
/// who has one at most. As many calls of the sink can be under way at a time as there are consumers. What was in the
/// channel before is delivered as well.
///
/// **End.** The channel is closed when all sources have returned, and not before unless something fails or [#close()] is
/// called. A source that ends with [Closed] has returned.
///
/// **Failure.** When a source or the sink throws anything else, be it an [Error], the channel is closed at once. The
/// consumer whose call failed takes nothing more; the others go on until the channel is at its end. So an element is lost
/// only if the sink failed with it, or if all consumers have failed.
///
/// @param <E> the elements
public interface Pipeline<E> {

    /// Runs the pipeline, and returns when each source has returned and each element has been delivered. Goes once.
    ///
    /// If the thread is interrupted when it calls, or while it waits here, the pipeline is closed as by [#close()], still
    /// runs to its end, and only then is the exception thrown. Where something fails as well, either is thrown.
    ///
    /// @throws Failed if a source or the sink has thrown something else than [Closed] as a source; its cause is that, or
    ///     one of these where there are several
    /// @throws IllegalStateException if it was called before; nothing has changed then
    void run() throws InterruptedException, Failed;

    /// Closes the channel, so that the pipeline comes to its end early: what has been put is delivered, and nothing else
    /// is put. Can be called at any time, by any thread, also by a source or the sink; never waits. Calling it again, or
    /// when the pipeline has ended, changes nothing; when it is called before [#run()], the run finds a closed channel.
    void close();
}
