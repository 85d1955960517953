package coroutines.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import coroutines.contract.Body;
import coroutines.contract.Generator;
import dev.lockstep.api.Check;
import dev.lockstep.api.Explore;
import dev.lockstep.api.Journal;
import dev.lockstep.api.Submission;
import dev.lockstep.api.Threads;
import dev.lockstep.api.Topic;

import static coroutines.checks.Claims.attempt;
import static coroutines.checks.Generators.assertAtEnd;
import static coroutines.checks.Generators.fail;
import static coroutines.checks.Generators.generator;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// The body and its caller take turns; which threads there are.
@Topic("coroutines")
public class GeneratorTurnsChecks {

    /// What the body and its caller note without any lock.
    private final List<String> turns = new ArrayList<>();

    @Check(points = 3, title = "runs a body only when it is asked, and no further", finding = "runs-ahead",
            hint = "A value has been handed out. What does the body do now, and what lets it go on?")
    @Explore(preemptions = 1, schedules = 1_000)
    void runsOnlyWhenAsked(Submission submission, Threads threads) {
        var done = new Journal();
        var generator = generator(submission, out -> {
            done.add("first");
            out.yield("1");
            done.add("second");
            out.yield("2");
            done.add("third");
        });
        threads.settle();
        assertEquals(List.of(), done.entries(), "what the body has done before it is asked");
        assertEquals("1", generator.next(), "next(), the first time");
        threads.settle();
        assertEquals(List.of("first"), done.entries(), "what the body has done when it is asked once");
        assertEquals("2", generator.send("any"), "send(any), when the body stands at its first yield");
        threads.settle();
        assertEquals(List.of("first", "second"), done.entries(), "what the body has done when it is asked twice");
        generator.close();
    }

    @Check(points = 1, title = "asks for no value before an iterator is asked", needs = "runsOnlyWhenAsked",
            finding = "runs-ahead", hint = "Which of the calls of an iterator has to know whether there is more?")
    void iteratesOnlyWhenAsked(Submission submission, Threads threads) {
        var done = new Journal();
        var generator = generator(submission, out -> {
            done.add("first");
            out.yield("1");
            done.add("second");
            out.yield("2");
            done.add("third");
        });
        var iterator = generator.iterator();
        threads.settle();
        assertEquals(List.of(), done.entries(), "what the body has done when there is an iterator");
        assertEquals("1", iterator.next(), "next() of an iterator over [1, 2]");
        threads.settle();
        assertEquals(List.of("first"), done.entries(),
                "what the body has done when an iterator has handed out one value");
        assertTrue(iterator.hasNext(), "hasNext() before the second of two");
        assertTrue(iterator.hasNext(), "hasNext(), again, before the second of two");
        threads.settle();
        assertEquals(List.of("first", "second"), done.entries(),
                "what the body has done when an iterator has said twice that there is a second value");
        assertEquals("2", iterator.next(), "next() of an iterator over [1, 2], the second time");
        generator.close();
    }

    @Check(points = 2, title = "lets a body and its caller use the same data by turns, without a lock",
            needs = "handsOutValues", finding = "runs-ahead",
            hint = "Which step of one comes before which step of the other, so that each sees what was done?")
    @Explore(preemptions = 1, schedules = 2_000)
    void takesTurns(Submission submission) {
        var generator = generator(submission, out -> {
            turns.add("body");
            turns.add("got " + out.yield("1"));
        });
        turns.add("caller");
        turns.add("got " + generator.next());
        turns.add("caller");
        assertThrows(NoSuchElementException.class, () -> generator.send("2"), "send(2), after which the body returns");
        turns.add("caller");
        assertEquals(List.of("caller", "body", "got 1", "caller", "got 2", "caller"), turns,
                "what the body and its caller have noted");
    }

    @Check(points = 1, title = "is asked by one thread after the other", needs = "takesTurns", finding = "wrong-value",
            hint = "Who is waiting for the body, and when is that known?")
    @Explore(preemptions = 1, schedules = 1_000)
    void isAskedByAnyThread(Submission submission, Threads threads) throws InterruptedException {
        var generator = generator(submission, Generators.of("1", "2", "3"));
        var first = threads.start(() -> assertEquals("1", generator.next(), "next() in one thread"));
        first.join();
        assertEquals("2", generator.next(), "next() in a second thread");
        var last = threads.start(() -> {
            assertEquals("3", generator.next(), "next() in a third thread");
            generator.close();
        });
        last.join();
        assertAtEnd(generator, "that another thread has closed");
    }

    @Check(points = 1, title = "works inside the body of another one, and beside it", needs = "handsOutValues",
            finding = "state-shared", hint = "Is anything static that belongs to one generator?")
    void generatorsNest(Submission submission) {
        var inner = generator(submission, Generators::echo);
        var outer = generator(submission, out -> {
            for (var i = 1; i <= 2; i++) {
                for (var value : generator(submission, Generators.of("a", "b"))) {
                    out.yield(i + value);
                }
            }
        });
        assertEquals("ready", inner.next(), "next() of a generator beside others");
        for (var value : List.of("1a", "1b", "2a", "2b")) {
            assertEquals(value, outer.next(), "next() of one whose body iterates over another one");
            assertEquals("got " + value, inner.send(value), "send(" + value + ") to a generator beside others");
        }
        assertAtEnd(outer, "whose body has iterated over another one");
        inner.close();
    }

    @Check(points = 1, title = "lets nobody ask for more while its body runs", needs = "generatorsNest",
            finding = "misuse-accepted", hint = "A body asks its own generator. Who would answer?")
    void refusesItsOwnBody(Submission submission) {
        var own = new AtomicReference<Generator<String, String>>();
        Body<String, String> body = out -> {
            refuses(own.get(), "by the body itself");
            var other = generator(submission, inner -> {
                refuses(own.get(), "by another body, which the body asks");
            });
            assertThrows(NoSuchElementException.class, other::next, "next() of another generator, whose body returns");
            assertEquals("sent", out.yield("first"), "what a yield returns after calls that were refused");
        };
        own.set(generator(submission, body));
        assertEquals("first", own.get().next(), "next() of a body that asks its own generator");
        assertThrows(NoSuchElementException.class, () -> own.get().send("sent"), "send(sent), after which it returns");
    }

    private static void refuses(Generator<String, String> generator, String by) {
        assertThrows(IllegalStateException.class, generator::next, () -> "next() " + by);
        assertThrows(IllegalStateException.class, () -> generator.send("no"), () -> "send(no) " + by);
        assertThrows(IllegalStateException.class, () -> generator.raise(new IllegalArgumentException("no")),
                () -> "raise(...) " + by);
        assertThrows(IllegalStateException.class, generator::close, () -> "close() " + by);
        assertThrows(IllegalStateException.class, () -> generator.iterator().hasNext(), () -> "hasNext() " + by);
    }

    @Check(points = 2, title = "returns what it would when its caller is interrupted, and keeps the interrupt",
            needs = "closesBody", finding = "interrupt-mishandled",
            hint = "A call waits for the body, and an interrupt comes. What does it wait for still, and who is told?")
    void keepsInterrupt(Submission submission, Threads threads) {
        Thread.currentThread().interrupt();
        var generator = generator(submission, Generators::echo);
        assertEquals("ready", generator.next(), "next() of an interrupted thread");
        assertTrue(Thread.interrupted(), "next() has lost the interrupt from before it");
        Thread.currentThread().interrupt();
        assertEquals("got a", generator.send("a"), "send(a) of an interrupted thread");
        assertTrue(Thread.interrupted(), "send(a) has lost the interrupt from before it");
        Thread.currentThread().interrupt();
        generator.close();
        assertTrue(Thread.interrupted(), "close() has lost the interrupt from before it");
        assertAtEnd(generator, "that an interrupted thread has closed");
        var slow = new CountDownLatch(1);
        var other = generator(submission, out -> {
            Claims.await(slow);
            out.yield("first");
            out.yield("second");
        });
        var asks = threads.startAndSettle("asks", () -> {
            assertEquals("first", other.next(), "next(), interrupted while it waits for the body");
            assertTrue(Thread.interrupted(), "next() has lost the interrupt that came while it waited");
            assertEquals("second", other.next(), "next() after an interrupt");
        });
        asks.interrupt();
        threads.settle();
        slow.countDown();
        threads.join();
        other.close();
        keepsInterruptWhenItThrows(submission);
    }

    private static void keepsInterruptWhenItThrows(Submission submission) {
        Body<String, String> body = out -> {
            try {
                out.yield("first");
            } finally {
                fail(new IllegalArgumentException("failed"));
            }
        };
        failsInterrupted(generator(submission, body), "next()", Generator::next);
        failsInterrupted(generator(submission, body), "send(any)", generator -> generator.send("any"));
        failsInterrupted(generator(submission, body), "close()", Generator::close);
        failsInterrupted(generator(submission, body), "next() of an iterator",
                generator -> generator.iterator().next());
        Thread.currentThread().interrupt();
        assertThrows(NoSuchElementException.class, generator(submission, Generators.of())::next,
                "next() of an interrupted thread, where the body returns");
        assertTrue(Thread.interrupted(), "next() that throws at the end has lost the interrupt from before it");
    }

    private static void failsInterrupted(Generator<String, String> generator, String call,
            Consumer<Generator<String, String>> ask) {
        generator.next();
        Thread.currentThread().interrupt();
        attempt(() -> ask.accept(generator));
        assertTrue(Thread.interrupted(), () -> call + " that throws has lost the interrupt from before it");
    }

    @Check(points = 1, title = "believes no wake-up that comes before the turn", needs = "takesTurns",
            finding = "wakeup-believed", hint = "What does each of the two look at when it was woken?")
    @Explore(preemptions = 0, spuriousWakeups = 1, schedules = 2_000)
    void generatorSurvivesSpuriousWakeups(Submission submission) {
        var generator = generator(submission, Generators::echo);
        assertEquals("ready", generator.next(), "next(), the first time");
        assertEquals("got a", generator.send("a"), "send(a), when the body stands at its first yield");
        assertEquals("got b", generator.send("b"), "send(b), when the body stands at its second yield");
        generator.close();
    }
}
