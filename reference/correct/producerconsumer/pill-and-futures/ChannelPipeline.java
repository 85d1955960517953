package producerconsumer;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import producerconsumer.contract.Channel;
import producerconsumer.contract.Closed;
import producerconsumer.contract.Failed;
import producerconsumer.contract.Pipeline;
import producerconsumer.contract.Sink;
import producerconsumer.contract.Source;

/// One future for each thread: all of the sources' lead to the end of the channel, all of them to the end of the run.
public class ChannelPipeline<E> implements Pipeline<E> {

    private interface Step {
        void take() throws Throwable;
    }

    private final Channel<E> channel;
    private final List<Source<E>> sources;
    private final int consumers;
    private final Sink<? super E> sink;
    private final AtomicBoolean used = new AtomicBoolean(false);

    public ChannelPipeline(Channel<E> channel, List<? extends Source<E>> sources, int consumers, Sink<? super E> sink) {
        if (consumers < 1) {
            throw new IllegalArgumentException();
        }
        this.channel = channel;
        this.sources = List.copyOf(sources);
        this.consumers = consumers;
        this.sink = sink;
    }

    @Override
    public void run() throws InterruptedException, Failed {
        if (!used.compareAndSet(false, true)) {
            throw new IllegalStateException("used");
        }
        var interrupted = Thread.interrupted();
        if (interrupted) {
            close();
        }
        var producing = all(sources.stream().map(source -> async(() -> {
            try {
                source.produce(channel);
            } catch (Closed _) {
                // it knows
            }
        })).toList()).whenComplete((_, _) -> channel.close());
        var consuming = all(IntStream.range(0, consumers).mapToObj(_ -> async(this::consume)).toList());
        var all = CompletableFuture.allOf(producing, consuming);
        Throwable thrown = null;
        while (true) {
            try {
                all.get();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
                close();
            } catch (ExecutionException e) {
                thrown = e.getCause() instanceof CompletionException wrapped ? wrapped.getCause() : e.getCause();
                break;
            }
        }
        if (thrown != null) {
            throw new Failed(thrown);
        }
        if (interrupted) {
            throw new InterruptedException();
        }
    }

    private void consume() throws Exception {
        var element = channel.take();
        while (element.isPresent()) {
            sink.accept(element.get());
            element = channel.take();
        }
    }

    private static CompletableFuture<Void> all(List<CompletableFuture<Void>> futures) {
        return CompletableFuture.allOf(futures.toArray(new CompletableFuture[0]));
    }

    private CompletableFuture<Void> async(Step step) {
        var future = new CompletableFuture<Void>();
        Thread.startVirtualThread(() -> {
            try {
                step.take();
                future.complete(null);
            } catch (Throwable e) {
                channel.close();
                future.completeExceptionally(e);
            }
        });
        return future;
    }

    @Override
    public void close() {
        channel.close();
    }
}
