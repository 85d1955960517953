package producerconsumer.checks;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

import dev.lockstep.api.Check;
import dev.lockstep.api.Explore;
import dev.lockstep.api.Finding;
import dev.lockstep.api.Journal;
import dev.lockstep.api.Submission;
import dev.lockstep.api.Threads;
import dev.lockstep.api.Topic;
import producerconsumer.contract.Closed;
import producerconsumer.contract.Pipeline;
import producerconsumer.contract.Source;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

/// A pipeline can be closed at any time, and an interrupt closes it; what was put is delivered all the same.
@Topic("producerconsumer")
public class PipelineClosingChecks {

    @Check(points = 2, title = "comes to its end early when another thread closes it", finding = "closes-wrongly",
            hint = "What has to end when the channel is closed, and what is still to be done?")
    @Explore(preemptions = 0, schedules = 200)
    void closeEndsRun(Submission submission, Threads threads) throws Exception {
        var put = new Journal();
        var delivered = new Journal();
        var slow = new CountDownLatch(1);
        var pipeline = Pipelines.pipeline(submission, new Buffer<>(2),
                List.of(Pipelines.endless("element", put::add), Pipelines.endless("element", put::add)), 1,
                element -> {
                    slow.await();
                    delivered.add(element);
                });
        threads.startAndSettle("runs it",
                () -> assertDoesNotThrow(pipeline::run, "run() of a pipeline that is closed meanwhile"));
        pipeline.close();
        pipeline.close();
        slow.countDown();
        threads.join();
        threads.settle();
        assertEquals(put.entries(), delivered.entries(), "what was delivered of what was put before close()");
        pipeline.close();
    }

    @Check(points = 2, title = "can be closed by a source, by the sink, and before it runs", finding = "closes-wrongly",
            hint = "Who may call close(), and what does it wait for?")
    void canBeClosedByAnybody(Submission submission, Threads threads) throws Exception {
        var delivered = new Journal();
        var channel = new Buffer<String>(2);
        channel.put("1");
        channel.put("2");
        Source<String> late = _ -> {
            assertThrows(Closed.class, () -> channel.put("no"),
                    "put(no) by a source of a pipeline that was closed before");
            delivered.add("came late");
        };
        var before = Pipelines.pipeline(submission, channel, List.of(late), 1, delivered::add);
        before.close();
        assertDoesNotThrow(() -> Pipelines.run(before, threads), "run() of a pipeline that was closed before");
        assertEquals(List.of("1", "2", "came late"), delivered.entries().stream().sorted().toList(),
                "what was done by a pipeline with [1, 2] in the channel that was closed before, sorted");
        var pipeline = new AtomicReference<Pipeline<String>>();
        pipeline.set(Pipelines.pipeline(submission, new Buffer<String>(1), List.of(each -> {
            each.put("3");
            pipeline.get().close();
            each.put("no");
        }), 1, delivered::add));
        assertDoesNotThrow(() -> Pipelines.run(pipeline.get(), threads), "run() of a pipeline that a source closes");
        assertEquals("3", delivered.entries().getLast(),
                "the last that was delivered by a pipeline that its source closed");
        pipeline.set(Pipelines.pipeline(submission, new Buffer<>(1), List.of(Pipelines.endless("4")), 1, element -> {
            pipeline.get().close();
            delivered.add(element);
        }));
        assertDoesNotThrow(() -> Pipelines.run(pipeline.get(), threads), "run() of a pipeline that the sink closes");
        assertEquals("4", delivered.entries().getLast(),
                "the last that was delivered by a pipeline that the sink closed");
    }

    @Check(points = 2, title = "closes when run() is interrupted, and delivers the rest all the same",
            finding = "interrupt-ignored",
            hint = "Which call learns of the interrupt, and what has to be done before run() may end?")
    @Explore(preemptions = 0, schedules = 200)
    void interruptClosesRun(Submission submission, Threads threads) {
        var put = new Journal();
        var delivered = new Journal();
        var slow = new CountDownLatch(1);
        var pipeline = Pipelines.pipeline(submission, new Buffer<>(1), List.of(Pipelines.endless("element", put::add)),
                1, element -> {
                    slow.await();
                    delivered.add(element);
                });
        var run = threads.startAndSettle("runs it", () -> {
            assertThrows(InterruptedException.class, pipeline::run, "run() whose thread was interrupted while it ran");
            Finding.named("returned-early").unless(() -> assertEquals(put.entries(), delivered.entries(),
                    "what was delivered when run() is over, of what was put before the interrupt"));
        });
        run.interrupt();
        threads.settle();
        run.interrupt();
        threads.settle();
        slow.countDown();
        threads.join();
    }

    @Check(points = 1, title = "notices an interrupt from before run()", needs = "interruptClosesRun",
            finding = "interrupt-ignored", hint = "Which call of run() learns of it, and is it made in every case?")
    void noticesInterruptBeforeRun(Submission submission) {
        for (var sources : List.of(List.<Source<String>>of(), List.of(Pipelines.endless("element")))) {
            var pipeline = Pipelines.pipeline(submission, new Buffer<>(2), sources, 1, _ -> {
            });
            Thread.currentThread().interrupt();
            assertThrows(InterruptedException.class, pipeline::run,
                    "run() whose thread had been interrupted before");
            Thread.interrupted();
        }
    }
}
