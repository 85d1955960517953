package producerconsumer.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.mockito.Mockito;

import dev.lockstep.api.Check;
import dev.lockstep.api.Explore;
import dev.lockstep.api.Finding;
import dev.lockstep.api.Gauge;
import dev.lockstep.api.Goal;
import dev.lockstep.api.Journal;
import dev.lockstep.api.Reaches;
import dev.lockstep.api.Submission;
import dev.lockstep.api.Threads;
import dev.lockstep.api.Topic;
import producerconsumer.contract.Sink;
import producerconsumer.contract.Source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// What is put is delivered, once, by threads of the pipeline's own that work at the same time.
@Topic("producerconsumer")
public class PipelineChecks {

    @Check(points = 3, title = "hands each element to the sink once", finding = "wrong-delivery",
            hint = "Which way does each element go from the channel to the sink?")
    void deliversOnce(Submission submission, Threads threads) throws Exception {
        var sink = sink();
        Pipelines.run(Pipelines.pipeline(submission, new Buffer<>(2),
                List.of(Pipelines.of("a", "b", "c"), Pipelines.of("d", "a", "e")), 2, sink), threads);
        Mockito.verify(sink, Mockito.times(2)).accept("a");
        for (var element : List.of("b", "c", "d", "e")) {
            Mockito.verify(sink, Mockito.times(1)).accept(element);
        }
        Mockito.verifyNoMoreInteractions(sink);
    }

    /// The type of its elements is lost on a mock.
    @SuppressWarnings("unchecked")
    private static Sink<String> sink() {
        return Mockito.mock(Sink.class);
    }

    @Check(points = 2, title = "keeps the order of the channel, where there is one consumer", needs = "deliversOnce",
            finding = "wrong-delivery", hint = "May anything happen between take() and the sink?")
    @Explore(preemptions = 1, schedules = 300)
    void keepsOrder(Submission submission, Threads threads) throws Exception {
        var delivered = new Journal();
        Pipelines.run(Pipelines.pipeline(submission, new Buffer<>(2), List.of(Pipelines.of("1", "2", "3", "4")), 1,
                delivered::add), threads);
        assertEquals(List.of("1", "2", "3", "4"), delivered.entries(),
                "what one consumer handed to the sink, of [1, 2, 3, 4]");
    }

    @Check(points = 2, title = "delivers what was in the channel before, and ends without any source",
            finding = "wrong-delivery",
            hint = "Who closes the channel if there is no source? What if there are more consumers than elements?")
    @Explore(preemptions = 0, schedules = 200)
    void deliversWhatWasThere(Submission submission, Threads threads) throws Exception {
        var delivered = new Journal();
        var channel = new Buffer<String>(3);
        channel.put("1");
        channel.put("2");
        Pipelines.run(Pipelines.pipeline(submission, channel, List.of(), 3, delivered::add), threads);
        assertEquals(List.of("1", "2"), delivered.entries().stream().sorted().toList(),
                "what three consumers handed to the sink, of [1, 2] in the channel, sorted");
    }

    @Check(points = 2,
            title = "runs sources and consumers in threads of its own, from run() on, and leaves none behind",
            finding = "threads-misplaced", hint = "Where are threads started, and in which thread is the sink called?")
    void runsInThreadsOfItsOwn(Submission submission, Threads threads) throws Exception {
        var caller = Thread.currentThread();
        var inCaller = Finding.named("runs-in-caller");
        var pipeline = Pipelines.pipeline(submission, new Buffer<String>(1), List.of(channel -> {
            inCaller.unless(() -> assertNotSame(caller, Thread.currentThread(), "the thread that runs a source"));
            channel.put("element");
        }), 1, element -> inCaller
                .unless(() -> assertNotSame(caller, Thread.currentThread(), "the thread that calls the sink")));
        assertEquals(0, threads.alive(), "threads that live before run()");
        pipeline.run();
        Pipelines.assertNoneLeft(threads);
    }

    @Check(points = 1, title = "refuses less than one consumer, and keeps to the list as it was",
            finding = "illegal-argument-accepted",
            hint = "When are the arguments looked at, and whose is the list afterwards?")
    void refusesIllegalArguments(Submission submission, Threads threads) throws Exception {
        var delivered = new Journal();
        var sources = new ArrayList<>(List.of(Pipelines.of("first"), Pipelines.of("second")));
        var pipeline = Pipelines.pipeline(submission, new Buffer<>(2), sources, 1, delivered::add);
        sources.clear();
        sources.add(Pipelines.of("no"));
        Pipelines.run(pipeline, threads);
        Finding.named("wrong-delivery").hint("Whose is the list when the constructor has returned?")
                .unless(() -> assertEquals(List.of("first", "second"), delivered.entries().stream().sorted().toList(),
                        "what was delivered where the list of sources was changed before run(), sorted"));
        for (var consumers : List.of(0, -1)) {
            assertThrows(IllegalArgumentException.class, () -> Pipelines.pipeline(submission, new Buffer<>(1),
                    List.of(Pipelines.of("no")), consumers, element -> {
                    }), () -> consumers + " consumers");
        }
    }

    /// Nobody reads it: what is noted last is what a report of a goal that is never reached names the line of.
    private static Journal journalForTheReport() {
        return new Journal();
    }

    @Check(points = 3, title = "lets two sources and the sink work at the same time",
            hint = "How many threads have been started when the first source runs?")
    @Explore(preemptions = 0, schedules = 200)
    @Reaches
    void worksAtTheSameTime(Submission submission, Threads threads, Goal goal) throws Exception {
        var working = new Gauge();
        var journal = journalForTheReport();
        var slow = new CountDownLatch(1);
        Source<String> source = channel -> {
            channel.put("element");
            working.enter();
            journal.add("works");
            slow.await();
        };
        var pipeline = Pipelines.pipeline(submission, new Buffer<>(2), List.of(source, source), 1, _ -> {
            working.enter();
            journal.add("works");
            slow.await();
        });
        threads.startAndSettle("runs it", pipeline::run);
        goal.reachedIf(working.inside() == 3);
        slow.countDown();
        threads.join();
    }

    @Check(points = 3, title = "has as many calls of the sink under way as there are consumers",
            hint = "The sink is somebody else's code, and slow. What is held while it is called?")
    @Explore(preemptions = 0, schedules = 200)
    @Reaches
    void callsTheSinkTogether(Submission submission, Threads threads, Goal goal) throws Exception {
        var working = new Gauge();
        var journal = journalForTheReport();
        var slow = new CountDownLatch(1);
        Source<String> source = channel -> {
            Pipelines.of("1", "2", "3").produce(channel);
            slow.await();
        };
        var pipeline = Pipelines.pipeline(submission, new Buffer<>(3), List.of(source), 3, _ -> {
            working.enter();
            journal.add("works");
            slow.await();
        });
        threads.startAndSettle("runs it", pipeline::run);
        goal.reachedIf(working.inside() == 3);
        slow.countDown();
        threads.join();
    }

    @Check(points = 3, title = "holds back the sources when the sink is slow", needs = "deliversOnce",
            finding = "too-many-under-way",
            hint = "A consumer takes an element, and hands it on. Where may others be meanwhile?")
    @Explore(preemptions = 0, schedules = 200)
    void holdsBackSources(Submission submission, Threads threads) throws Exception {
        var put = new Journal();
        var slow = new CountDownLatch(1);
        Source<String> source = channel -> {
            for (var i = 1; i <= 6; i++) {
                channel.put("element");
                put.add("element");
            }
        };
        var pipeline = Pipelines.pipeline(submission, new Buffer<>(1), List.of(source, source), 2,
                element -> slow.await());
        threads.startAndSettle("runs it", pipeline::run);
        var underWay = put.entries().size();
        assertTrue(underWay <= 3, () -> underWay + " elements were put and none was delivered, with room for 1 in the "
                + "channel, and 2 consumers");
        slow.countDown();
        threads.join();
    }

    @Check(points = 3, title = "keeps the channel open until the last source has returned", finding = "closed-wrongly",
            hint = "One source has returned, another one is still at work. Who knows, and who closes the channel?")
    @Explore(preemptions = 0, schedules = 200)
    void waitsForTheLastSource(Submission submission, Threads threads) throws Exception {
        var slow = new CountDownLatch(1);
        var runs = new AtomicInteger();
        Source<String> source = channel -> {
            if (runs.incrementAndGet() == 2) {
                slow.await();
                channel.put("late");
            } else {
                channel.put("early");
            }
        };
        var delivered = new Journal();
        var pipeline = Pipelines.pipeline(submission, new Buffer<>(1), List.of(source, source, source), 2,
                delivered::add);
        threads.startAndSettle("runs it", pipeline::run);
        slow.countDown();
        threads.join();
        threads.settle();
        assertEquals(List.of("early", "early", "late"), delivered.entries().stream().sorted().toList(),
                "what was delivered by a source that the list names three times, and that is slow once, sorted");
    }

    @Check(points = 2, title = "ends when its sources return at the same time", finding = "closed-wrongly",
            hint = "Two sources return at once. Which of them sees that it is the last one?")
    @Explore(schedules = 2_000)
    void endsWhenSourcesReturnTogether(Submission submission, Threads threads) throws Exception {
        Pipelines.pipeline(submission, new Buffer<String>(2), List.of(Pipelines.of(), Pipelines.of()), 1, _ -> {
        }).run();
    }
}
