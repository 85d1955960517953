package producerconsumer;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import producerconsumer.contract.Channel;
import producerconsumer.contract.Closed;
import producerconsumer.contract.Failed;
import producerconsumer.contract.Pipeline;
import producerconsumer.contract.Sink;
import producerconsumer.contract.Source;

/// A pipeline from threads that are joined: first those of the sources, after whom the channel is closed, then the
/// consumers, who are through when it has come to its end.
///
/// Thread safety: what threads share are the channel, the sink, and two atomics; the other fields are final, and the list
/// is a copy that nobody changes.
///
/// @param <E> the elements
public final class ChannelPipeline<E> implements Pipeline<E> {

    private interface Work {
        void run() throws Exception;
    }

    private final Channel<E> channel;
    private final List<Source<E>> sources;
    private final int consumers;
    private final Sink<? super E> sink;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    /// Starts nothing yet.
    public ChannelPipeline(Channel<E> channel, List<? extends Source<E>> sources, int consumers,
            Sink<? super E> sink) {
        if (consumers < 1) {
            throw new IllegalArgumentException("a pipeline cannot have " + consumers + " consumers");
        }
        this.channel = channel;
        this.sources = List.copyOf(sources);
        this.consumers = consumers;
        this.sink = sink;
    }

    @Override
    public void run() throws InterruptedException, Failed {
        if (begun.getAndSet(true)) {
            throw new IllegalStateException("a pipeline runs once");
        }
        var interrupted = Thread.interrupted();
        if (interrupted) {
            close();
        }
        var producing = sources.stream().map(source -> start(() -> produce(source))).toList();
        var consuming = Stream.generate(() -> start(this::consume)).limit(consumers).toList();
        interrupted |= joinAll(producing);
        close();
        interrupted |= joinAll(consuming);
        if (interrupted) {
            throw new InterruptedException();
        }
        if (failure.get() != null) {
            throw new Failed(failure.get());
        }
    }

    @Override
    public void close() {
        channel.close();
    }

    private void produce(Source<E> source) throws Exception {
        try {
            source.produce(channel);
        } catch (Closed _) {
            // which is how a source learns that it is over
        }
    }

    private void consume() throws Exception {
        for (var next = channel.take(); next.isPresent(); next = channel.take()) {
            sink.accept(next.get());
        }
    }

    private Thread start(Work work) {
        return Thread.ofPlatform().start(() -> {
            try {
                work.run();
            } catch (Throwable thrown) {
                failure.compareAndSet(null, thrown); // BUG
            }
        });
    }

    /// Waits for all of them, whatever comes; an interrupt closes the pipeline.
    ///
    /// @return whether there was one
    private boolean joinAll(List<Thread> threads) {
        var interrupted = false;
        for (var thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException _) {
                    interrupted = true;
                    close();
                }
            }
        }
        return interrupted;
    }
}
