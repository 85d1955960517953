package producerconsumer.checks;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import dev.lockstep.api.Check;
import dev.lockstep.api.Explore;
import dev.lockstep.api.Finding;
import dev.lockstep.api.Journal;
import dev.lockstep.api.Submission;
import dev.lockstep.api.Threads;
import dev.lockstep.api.Topic;
import producerconsumer.contract.Closed;
import producerconsumer.contract.Failed;
import producerconsumer.contract.Source;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static producerconsumer.checks.Pipelines.assertFails;

/// What a source or the sink throws comes through, stops the sources, and costs no element but its own.
@Topic("producerconsumer")
public class PipelineFailureChecks {

    @Check(points = 2, title = "hands on what a source has thrown", finding = "failure-lost",
            hint = "Who catches what a source throws, and how does run() learn of it?")
    void handsOnFailureOfSource(Submission submission, Threads threads) {
        var thrown = new IOException("the source failed");
        assertFails(thrown, Pipelines.pipeline(submission, new Buffer<>(1), List.of(Pipelines.of("1"), _ -> {
            throw thrown;
        }), 2, _ -> {
        }), "a source has thrown an exception");
        Pipelines.assertNoneLeft(threads);
    }

    @Check(points = 2, title = "hands on what the sink has thrown, and lets its consumer take nothing more",
            finding = "failure-lost", hint = "Who catches what the sink throws, and what does that consumer do next?")
    void handsOnFailureOfSink(Submission submission, Threads threads) throws Exception {
        var thrown = new IOException("the sink failed");
        var calls = new Journal();
        var pipeline = Pipelines.pipeline(submission, new Buffer<>(3), List.of(Pipelines.endless("1")), 1, element -> {
            calls.add(element);
            throw thrown;
        });
        assertFails(thrown, pipeline, "the sink has thrown an exception");
        Pipelines.assertNoneLeft(threads);
        Finding.named("wrong-delivery").unless(() -> assertEquals(List.of("1"), calls.entries(),
                "what was handed to the sink by the only consumer, whose first call failed"));
    }

    @Check(points = 2,
            title = "takes an Error for a failure, and Closed where the sink throws it, but not where a source does",
            needs = "handsOnFailureOfSource", finding = "failure-lost",
            hint = "Which types are caught, and where?")
    void takesAnythingForFailure(Submission submission, Threads threads) throws Exception {
        for (var thrown : List.of(new Error("failed"), new IllegalStateException("failed"))) {
            assertFails(thrown,
                    Pipelines.pipeline(submission, new Buffer<String>(1), List.of(_ -> fail(thrown)), 1, _ -> {
                    }), "a source has thrown " + thrown);
        }
        for (var thrown : List.of(new Error("failed"), new Closed(), new InterruptedException())) {
            assertFails(thrown, Pipelines.pipeline(submission, new Buffer<>(1), List.of(Pipelines.endless("1")), 1,
                    _ -> fail(thrown)), "the sink has thrown " + thrown);
        }
        var pipeline = Pipelines.pipeline(submission, new Buffer<String>(1), List.of(_ -> fail(new Closed())), 1, _ -> {
        });
        assertDoesNotThrow(pipeline::run, "run(), where a source has ended with Closed");
    }

    private static void fail(Throwable thrown) throws Exception {
        switch (thrown) {
            case Exception exception -> throw exception;
            case Error error -> throw error;
            default -> throw new IllegalArgumentException(thrown);
        }
    }

    @Check(points = 2, title = "closes the channel at once when something fails, and leaves nobody blocked",
            needs = "handsOnFailureOfSource",
            finding = "closed-wrongly",
            hint = "Something has failed. Who waits for room that nobody makes any more, and who tells them?")
    @Explore(preemptions = 0, schedules = 200)
    void failureClosesChannel(Submission submission, Threads threads) {
        var thrown = new IOException("failed");
        var pipeline = Pipelines.pipeline(submission, new Buffer<>(1),
                List.of(Pipelines.endless("1"), Pipelines.endless("2")), 2, _ -> fail(thrown));
        threads.start("runs one whose sink fails", () -> assertFails(thrown, pipeline, "the sink fails always"));
        threads.join();
        var slow = new CountDownLatch(1);
        Source<String> late = channel -> {
            slow.await();
            assertThrows(Closed.class, () -> channel.put("no"), "put(no) after another source has failed");
        };
        var other = Pipelines.pipeline(submission, new Buffer<>(1), List.of(_ -> fail(thrown), late), 1, _ -> {
        });
        threads.startAndSettle("runs one whose source fails", () -> assertFails(thrown, other, "a source has failed"));
        slow.countDown();
        threads.join();
    }

    @Check(points = 2, title = "delivers the rest when something has failed", needs = "handsOnFailureOfSink",
            finding = "wrong-delivery",
            hint = "One consumer has failed, or a source. What do the other consumers have to do still?")
    @Explore(preemptions = 0, schedules = 200)
    void deliversRestAfterFailure(Submission submission, Threads threads) throws Exception {
        var thrown = new IOException("failed");
        var delivered = new Journal();
        var channel = new Buffer<String>(3);
        for (var element : List.of("1", "2", "3")) {
            channel.put(element);
        }
        assertFails(thrown, Pipelines.pipeline(submission, channel, List.of(), 2, element -> {
            if (element.equals("1")) {
                throw thrown;
            }
            delivered.add(element);
        }), "the sink has failed with the first of three elements");
        assertEquals(List.of("2", "3"), delivered.entries(),
                "what two consumers delivered of [1, 2, 3], where the sink failed with 1");
        var slow = new CountDownLatch(1);
        var pipeline = Pipelines.pipeline(submission, new Buffer<String>(2), List.of(each -> {
            Pipelines.of("4", "5", "6").produce(each);
            throw thrown;
        }), 1, element -> {
            slow.await();
            delivered.add(element);
        });
        threads.startAndSettle("runs it", () -> assertFails(thrown, pipeline, "a source has failed at its end"));
        slow.countDown();
        threads.join();
        assertEquals(List.of("2", "3", "4", "5", "6"), delivered.entries(),
                "what was delivered, where the source of [4, 5, 6] failed at its end");
    }

    @Check(points = 2, title = "waits for everybody when something has failed, and interrupts nobody",
            needs = "handsOnFailureOfSink",
            finding = "returned-early",
            hint = "One consumer has failed, another one is in the middle of a call. What does run() do?")
    @Explore(preemptions = 0, schedules = 200)
    void waitsForAllAfterFailure(Submission submission, Threads threads) {
        var thrown = new IOException("failed");
        var slow = new CountDownLatch(1);
        var journal = new Journal();
        var pipeline = Pipelines.pipeline(submission, new Buffer<String>(2), List.of(Pipelines.of("1", "2"), _ -> {
            awaitUndisturbed(slow);
            journal.add("through");
        }), 2, element -> {
            if (element.equals("2")) {
                throw thrown;
            }
            awaitUndisturbed(slow);
            journal.add("through");
        });
        threads.startAndSettle("runs it", () -> {
            assertFails(thrown, pipeline, "the sink has failed with one of two elements");
            assertEquals(List.of("through", "through"), journal.entries(),
                    "what came before the return of run(), where a source and the sink are at work still");
        });
        slow.countDown();
        threads.join();
    }

    private static void awaitUndisturbed(CountDownLatch slow) {
        Finding.named("interrupt-mishandled").hint("Who interrupts a thread of the pipeline, and what for?")
                .unless(() -> assertDoesNotThrow(() -> slow.await(), "what a source or the sink waits for"));
    }

    @Check(points = 1, title = "hands on one failure, where there are several", needs = "handsOnFailureOfSink",
            finding = "failure-lost", hint = "Several threads fail at once. Where does each of them leave its failure?")
    @Explore(preemptions = 1, schedules = 1_000)
    void handsOnOneOfSeveral(Submission submission, Threads threads) throws Exception {
        var thrown = List.of(new IOException("1"), new IOException("2"));
        var channel = new Buffer<String>(2);
        channel.put("1");
        channel.put("2");
        var pipeline = Pipelines.pipeline(submission, channel, List.of(), 2,
                element -> fail(thrown.get(element.equals("1") ? 0 : 1)));
        var failed = assertThrows(Failed.class, pipeline::run, "run(), where the sink fails always");
        assertTrue(thrown.contains(failed.getCause()),
                () -> "the cause of what run() threw is " + failed.getCause() + ", which the sink has not thrown");
    }
}
