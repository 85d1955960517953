package producerconsumer.checks;

import java.util.List;
import java.util.function.Consumer;

import dev.lockstep.api.Submission;
import dev.lockstep.api.Threads;
import producerconsumer.contract.Channel;
import producerconsumer.contract.Failed;
import producerconsumer.contract.Pipeline;
import producerconsumer.contract.Sink;
import producerconsumer.contract.Source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

/// Makes pipelines of the submission; what is asked of them in several checks.
final class Pipelines {

    private Pipelines() {}

    /// There is one class for all types of elements.
    @SuppressWarnings("unchecked")
    static <E> Pipeline<E> pipeline(Submission submission, Channel<E> channel, List<? extends Source<E>> sources,
            int consumers, Sink<? super E> sink) {
        return submission.create(Pipeline.class, "ChannelPipeline", channel, sources, consumers, sink);
    }

    /// A source that puts in these, one after the other.
    static Source<String> of(String... elements) {
        return channel -> {
            for (var element : elements) {
                channel.put(element);
            }
        };
    }

    /// A source that never comes to an end of its own.
    static Source<String> endless(String element) {
        return endless(element, _ -> {});
    }

    /// The same, which also notes what it has put.
    static Source<String> endless(String element, Consumer<String> put) {
        return channel -> {
            while (true) {
                channel.put(element);
                put.accept(element);
            }
        };
    }

    static void assertFails(Throwable cause, Pipeline<?> pipeline, String who) {
        var failed = assertThrows(Failed.class, pipeline::run, () -> "run(), where " + who);
        assertSame(cause, failed.getCause(), () -> "the cause of what run() threw, where " + who);
    }

    /// Runs it, and waits until nobody can go on: whether the run itself does so is asked by checks of its own.
    static void run(Pipeline<?> pipeline, Threads threads) throws Exception {
        pipeline.run();
        threads.settle();
    }

    /// A pool may take a moment to wind up.
    static void assertNoneLeft(Threads threads) {
        threads.settle();
        assertEquals(0, threads.alive(), "threads that live when run() is over");
    }
}
