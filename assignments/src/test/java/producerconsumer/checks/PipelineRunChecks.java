package producerconsumer.checks;

import java.util.List;
import java.util.concurrent.CountDownLatch;

import org.mockito.Mockito;

import dev.lockstep.api.Check;
import dev.lockstep.api.Code;
import dev.lockstep.api.Explore;
import dev.lockstep.api.Journal;
import dev.lockstep.api.Structure;
import dev.lockstep.api.Submission;
import dev.lockstep.api.Threads;
import dev.lockstep.api.Topic;
import producerconsumer.contract.Channel;
import producerconsumer.contract.Source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

/// A pipeline runs once, and to its end; what it is built from.
@Topic("producerconsumer")
public class PipelineRunChecks {

    /// What the handout lists, in its order.
    private static final String BLOCKS = """
            allow java.lang.* java.lang.annotation.* java.lang.invoke.MethodHandles java.lang.invoke.MethodHandles$Lookup
                  java.lang.invoke.VarHandle
            allow java.util.concurrent.* java.util.concurrent.atomic.* java.util.concurrent.locks.*
            allow java.util.* java.util.function.* java.util.stream.* java.math.* java.time.* java.time.temporal.*
            allow java.io.Serializable java.io.Closeable java.io.*Exception
            allow java.io.PrintStream only print println printf format append flush

            deny java.util.concurrent.*BlockingQueue java.util.concurrent.*BlockingDeque
                 java.util.concurrent.*TransferQueue java.util.concurrent.SynchronousQueue
                 java.util.concurrent.DelayQueue java.util.concurrent.Exchanger
                 java.util.concurrent.SubmissionPublisher java.util.concurrent.Flow*
                 because handing over between threads is what you are to build
            deny java.util.Timer* because who waits is woken by who comes, not by a thread of its own
            deny java.lang.Thread members sleep because a thread that waits is blocked, and does not look now and then
            deny java.util.concurrent.TimeUnit members sleep
                 because a thread that waits is blocked, and does not look now and then
            """;

    /// What the sink has counted, in one thread; read when the run is over.
    private int counted;

    @Check(points = 3, title = "returns when the last element is delivered and the last source has returned",
            finding = "returned-early",
            hint = "Whose end does run() wait for, and how does it learn what they have done?")
    @Explore(preemptions = 0, schedules = 200)
    void returnsAtTheEnd(Submission submission, Threads threads) throws Exception {
        var slow = new CountDownLatch(1);
        var journal = new Journal();
        var pipeline = Pipelines.pipeline(submission, new Buffer<>(2), List.of(Pipelines.of("1", "2")), 1, _ -> {
            slow.await();
            journal.add("delivered");
            counted++;
        });
        threads.startAndSettle("runs it", () -> {
            pipeline.run();
            assertEquals(List.of("delivered", "delivered"), journal.entries(), "what came before the return of run()");
            assertEquals(2, counted, "what the sink has counted of two elements, as it is seen after run()");
        });
        slow.countDown();
        threads.join();
        var slowSource = new CountDownLatch(1);
        var other = Pipelines.pipeline(submission, new Buffer<String>(1), List.of(_ -> {
            slowSource.await();
            journal.add("returned");
        }), 1, _ -> {
        });
        threads.startAndSettle("runs the other one", () -> {
            other.run();
            assertEquals(List.of("delivered", "delivered", "returned"), journal.entries(),
                    "what came before the return of run() of a pipeline that is closed while its source is at work");
        });
        other.close();
        threads.settle();
        slowSource.countDown();
        threads.join();
    }

    @Check(points = 2, title = "goes once, whoever comes first", finding = "run-again",
            hint = "Two threads call run() at once. Which step lets just one of them in?")
    @Explore(schedules = 2_000)
    @SuppressWarnings("unchecked") // the type of its elements is lost on a mock
    void goesOnce(Submission submission, Threads threads) throws Exception {
        Source<String> source = Mockito.mock(Source.class);
        var pipeline = Pipelines.pipeline(submission, new Buffer<String>(1), List.of(source), 1, _ -> {
        });
        var journal = new Journal();
        threads.times(2, _ -> {
            try {
                pipeline.run();
                journal.add("ran");
            } catch (IllegalStateException _) {
                journal.add("refused");
            }
        });
        threads.join();
        assertEquals(List.of("ran", "refused"), journal.entries().stream().sorted().toList(),
                "what became of two calls of run(), sorted");
        assertThrows(IllegalStateException.class, pipeline::run, "run() of a pipeline that has run");
        Mockito.verify(source, Mockito.times(1)).produce(Mockito.any());
        Mockito.verifyNoMoreInteractions(source);
    }

    @Check(points = 2, title = "brings its elements through a channel of its own", needs = "deliversOnce",
            finding = "wrong-delivery", hint = "Try the channel and the pipeline by themselves first.")
    @Explore(preemptions = 0, schedules = 300)
    void worksWithItsOwnChannel(Submission submission, Threads threads) throws Exception {
        Channel<String> channel = Channels.channel(submission, 1);
        var delivered = new Journal();
        Pipelines.run(Pipelines.pipeline(submission, channel, List.of(Pipelines.of("1", "2"), Pipelines.of("3")), 2,
                delivered::add), threads);
        assertEquals(List.of("1", "2", "3"), delivered.entries().stream().sorted().toList(),
                "what was delivered of [1, 2] and [3], sorted");
    }

    @Check(points = 2, title = "is built from threads, monitors and locks, not from ready-made queues, and never polls",
            needs = "worksWithItsOwnChannel", finding = "forbidden-api",
            hint = "Allowed: monitors, locks, semaphores, latches, futures, executors, and what only keeps data.")
    @Structure
    void isBuiltFromBlocks(Code code) {
        code.usesOnly(BLOCKS);
    }
}
