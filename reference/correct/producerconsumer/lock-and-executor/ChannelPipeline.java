package producerconsumer;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import producerconsumer.contract.Channel;
import producerconsumer.contract.Closed;
import producerconsumer.contract.Failed;
import producerconsumer.contract.Pipeline;
import producerconsumer.contract.Sink;
import producerconsumer.contract.Source;

/// A virtual thread for each task, and a future that keeps what it threw.
public class ChannelPipeline<E> implements Pipeline<E> {
    private final Channel<E> channel;
    private final List<Callable<Void>> tasks = new ArrayList<>();
    private final AtomicInteger sourcesLeft;
    private final AtomicInteger runs = new AtomicInteger();

    public ChannelPipeline(Channel<E> channel, List<? extends Source<E>> sources, int consumers, Sink<? super E> sink) {
        if (consumers <= 0) {
            throw new IllegalArgumentException("no consumers");
        }
        this.channel = channel;
        sourcesLeft = new AtomicInteger(sources.size());
        for (Source<E> source : sources) {
            tasks.add(() -> {
                try {
                    source.produce(channel);
                } catch (Closed closed) {
                    // no more
                }
                if (sourcesLeft.decrementAndGet() == 0) {
                    channel.close();
                }
                return null;
            });
        }
        for (int i = 0; i < consumers; i++) {
            tasks.add(() -> {
                while (true) {
                    var next = channel.take();
                    if (next.isEmpty()) {
                        return null;
                    }
                    sink.accept(next.get());
                }
            });
        }
    }

    @Override
    public void run() throws InterruptedException, Failed {
        if (runs.incrementAndGet() > 1) {
            throw new IllegalStateException("This pipeline has been started before");
        }
        if (sourcesLeft.get() == 0) {
            channel.close();
        }
        boolean interrupted = Thread.interrupted();
        if (interrupted) {
            channel.close();
        }
        Throwable thrown = null;
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Void>> futures = new ArrayList<>();
            for (Callable<Void> task : tasks) {
                futures.add(executor.submit(() -> closingOnFailure(task)));
            }
            for (Future<Void> future : futures) {
                boolean done = false;
                while (!done) {
                    try {
                        future.get();
                        done = true;
                    } catch (ExecutionException e) {
                        thrown = e.getCause();
                        done = true;
                    } catch (InterruptedException e) {
                        interrupted = true;
                        channel.close();
                    }
                }
            }
        }
        if (interrupted) {
            throw new InterruptedException();
        }
        if (thrown != null) {
            throw new Failed(thrown);
        }
    }

    private Void closingOnFailure(Callable<Void> task) throws Exception {
        try {
            return task.call();
        } catch (Throwable e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public void close() {
        channel.close();
    }
}
