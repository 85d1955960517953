package producerconsumer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Phaser;

import producerconsumer.contract.Channel;
import producerconsumer.contract.Closed;
import producerconsumer.contract.Failed;
import producerconsumer.contract.Pipeline;
import producerconsumer.contract.Sink;
import producerconsumer.contract.Source;

/// Sources and consumers are parties of a phaser each. Its last party closes the channel, or lets run() go on.
public class ChannelPipeline<E> implements Pipeline<E> {
    private final Channel<E> channel;
    private final List<Source<E>> sources;
    private final int consumers;
    private final Sink<? super E> sink;
    private boolean hasRun;
    private Throwable failure;

    public ChannelPipeline(Channel<E> channel, List<? extends Source<E>> sources, int consumers, Sink<? super E> sink) {
        if (consumers < 1) {
            throw new IllegalArgumentException("consumers: " + consumers);
        }
        this.channel = channel;
        this.sources = new ArrayList<>(sources);
        this.consumers = consumers;
        this.sink = sink;
    }

    @Override
    public void run() throws InterruptedException, Failed {
        synchronized (this) {
            if (hasRun) {
                throw new IllegalStateException("has run");
            }
            hasRun = true;
        }
        var sourcesLeft = new Phaser(sources.size() + 1) {
            @Override
            protected boolean onAdvance(int phase, int parties) {
                channel.close();
                return true;
            }
        };
        var everybody = new Phaser(sources.size() + consumers);
        var number = 0;
        for (var source : sources) {
            Thread.ofVirtual().name("source " + ++number).start(() -> {
                try {
                    source.produce(channel);
                } catch (Closed closed) {
                    // over
                } catch (Throwable thrown) {
                    fail(thrown);
                } finally {
                    sourcesLeft.arriveAndDeregister();
                    everybody.arrive();
                }
            });
        }
        sourcesLeft.arriveAndDeregister();
        for (var i = 1; i <= consumers; i++) {
            Thread.ofVirtual().name("consumer " + i).start(() -> {
                try {
                    consume();
                } catch (Throwable thrown) {
                    fail(thrown);
                } finally {
                    everybody.arrive();
                }
            });
        }
        var interrupted = Thread.interrupted();
        if (interrupted) {
            close();
        }
        while (everybody.getPhase() == 0) {
            try {
                everybody.awaitAdvanceInterruptibly(0);
            } catch (InterruptedException e) {
                interrupted = true;
                close();
            }
        }
        synchronized (this) {
            if (failure != null) {
                throw new Failed(failure);
            }
        }
        if (interrupted) {
            throw new InterruptedException();
        }
    }

    private void consume() throws Exception {
        while (true) {
            Optional<E> element = channel.take();
            if (element.isEmpty()) {
                return;
            }
            sink.accept(element.get());
        }
    }

    private synchronized void fail(Throwable thrown) {
        if (failure == null) {
            failure = thrown;
        } else if (failure != thrown) {
            failure.addSuppressed(thrown);
        }
        channel.close();
    }

    @Override
    public void close() {
        channel.close();
    }
}
