package producerconsumer;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

import producerconsumer.contract.Channel;
import producerconsumer.contract.Closed;
import producerconsumer.contract.Failed;
import producerconsumer.contract.Pipeline;
import producerconsumer.contract.Sink;
import producerconsumer.contract.Source;

/// Two latches, and a thread that only waits for the first one to close the channel.
public class ChannelPipeline<E> implements Pipeline<E> {

    private enum State {
        NEW, STARTED
    }

    private final Channel<E> channel;
    private final Source<E>[] sources;
    private final int consumers;
    private final Sink<? super E> sink;
    private final AtomicReference<State> state = new AtomicReference<>(State.NEW);
    private final AtomicReference<Throwable> firstFailure = new AtomicReference<>();

    @SuppressWarnings("unchecked")
    public ChannelPipeline(Channel<E> channel, List<? extends Source<E>> sources, int consumers, Sink<? super E> sink) {
        if (consumers < 1) {
            throw new IllegalArgumentException("at least one consumer is needed");
        }
        this.channel = channel;
        this.sources = sources.toArray(new Source[0]);
        this.consumers = consumers;
        this.sink = sink;
    }

    @Override
    public void run() throws InterruptedException, Failed {
        if (!state.compareAndSet(State.NEW, State.STARTED)) {
            throw new IllegalStateException("already started");
        }
        CountDownLatch produced = new CountDownLatch(sources.length);
        CountDownLatch ended = new CountDownLatch(sources.length + consumers + 1);
        for (Source<E> source : sources) {
            new Thread(() -> {
                try {
                    source.produce(channel);
                } catch (Closed e) {
                    // closed
                } catch (Throwable e) {
                    failed(e);
                }
                produced.countDown();
                ended.countDown();
            }).start();
        }
        new Thread(() -> {
            try {
                produced.await();
            } catch (InterruptedException e) {
                failed(e);
            }
            channel.close();
            ended.countDown();
        }).start();
        for (int i = 0; i < consumers; i++) {
            new Thread(() -> {
                try {
                    for (var next = channel.take(); next.isPresent(); next = channel.take()) {
                        sink.accept(next.get());
                    }
                } catch (Throwable e) {
                    failed(e);
                }
                ended.countDown();
            }).start();
        }
        InterruptedException interrupt = null;
        while (true) {
            try {
                ended.await();
                break;
            } catch (InterruptedException e) {
                interrupt = e;
                close();
            }
        }
        if (interrupt != null) {
            throw interrupt;
        }
        if (firstFailure.get() != null) {
            throw new Failed(firstFailure.get());
        }
    }

    private void failed(Throwable thrown) {
        firstFailure.compareAndSet(null, thrown);
        channel.close();
    }

    @Override
    public void close() {
        channel.close();
    }
}
