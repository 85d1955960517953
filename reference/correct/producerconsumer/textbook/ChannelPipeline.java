package producerconsumer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import producerconsumer.contract.Channel;
import producerconsumer.contract.Closed;
import producerconsumer.contract.Failed;
import producerconsumer.contract.Pipeline;
import producerconsumer.contract.Sink;
import producerconsumer.contract.Source;

public class ChannelPipeline<E> implements Pipeline<E> {

    private class Producer extends Thread {
        private final Source<E> source;

        Producer(Source<E> source) {
            this.source = source;
        }

        @Override
        public void run() {
            try {
                source.produce(channel);
            } catch (Closed e) {
                // end
            } catch (Throwable e) {
                setFailure(e);
            } finally {
                sourceEnded();
            }
        }
    }

    private class Consumer extends Thread {
        @Override
        public void run() {
            try {
                while (true) {
                    Optional<E> element = channel.take();
                    if (!element.isPresent()) {
                        break;
                    }
                    sink.accept(element.get());
                }
            } catch (Throwable e) {
                setFailure(e);
            } finally {
                threadEnded();
            }
        }
    }

    private final Channel<E> channel;
    private final List<Producer> producers = new ArrayList<>();
    private final List<Consumer> consumers = new ArrayList<>();
    private final Sink<? super E> sink;
    private int running;
    private int producing;
    private boolean started;
    private Throwable failure;

    public ChannelPipeline(Channel<E> channel, List<? extends Source<E>> sources, int consumers, Sink<? super E> sink) {
        if (consumers < 1) {
            throw new IllegalArgumentException("consumers < 1");
        }
        this.channel = channel;
        this.sink = sink;
        for (Source<E> source : sources) {
            producers.add(new Producer(source));
        }
        for (int i = 0; i < consumers; i++) {
            this.consumers.add(new Consumer());
        }
        producing = producers.size();
        running = producers.size() + consumers;
    }

    private synchronized void setFailure(Throwable e) {
        failure = e;
        channel.close();
    }

    private synchronized void sourceEnded() {
        producing--;
        if (producing == 0) {
            channel.close();
        }
        threadEnded();
    }

    private synchronized void threadEnded() {
        running--;
        this.notifyAll();
    }

    @Override
    public void run() throws InterruptedException, Failed {
        synchronized (this) {
            if (started) {
                throw new IllegalStateException("The pipeline was already run");
            }
            started = true;
        }
        boolean interrupted = Thread.interrupted();
        if (interrupted || producers.isEmpty()) {
            channel.close();
        }
        for (Producer producer : producers) {
            producer.start();
        }
        for (Consumer consumer : consumers) {
            consumer.start();
        }
        synchronized (this) {
            while (running > 0) {
                try {
                    this.wait();
                } catch (InterruptedException e) {
                    interrupted = true;
                    channel.close();
                }
            }
            if (interrupted) {
                throw new InterruptedException();
            }
            if (failure != null) {
                throw new Failed(failure);
            }
        }
    }

    @Override
    public void close() {
        channel.close();
    }
}
