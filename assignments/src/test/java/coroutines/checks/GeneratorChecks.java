package coroutines.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;

import coroutines.contract.Generator;
import coroutines.contract.Stopped;
import dev.lockstep.api.Check;
import dev.lockstep.api.Finding;
import dev.lockstep.api.Submission;
import dev.lockstep.api.Topic;

import static coroutines.checks.Claims.assertThrown;
import static coroutines.checks.Generators.assertAtEnd;
import static coroutines.checks.Generators.generator;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// What goes out of a generator, and what goes in.
@Topic("coroutines")
public class GeneratorChecks {

    @Check(points = 2, title = "hands out the values of a body one after the other, and then no more",
            finding = "wrong-value",
            hint = "What does next() do when the body has returned, and when it is asked again?")
    void handsOutValues(Submission submission) {
        var generator = generator(submission, Generators.of("first", "second", "second", "third"));
        for (var value : List.of("first", "second", "second", "third")) {
            assertEquals(value, generator.next(), "next() of [first, second, second, third]");
        }
        assertAtEnd(generator, "that has handed out all");
        assertThrows(NoSuchElementException.class, generator(submission, Generators.of())::next,
                "next() of a generator whose body hands out nothing");
    }

    @Check(points = 2, title = "lets a yield return what is sent to it, or null", needs = "handsOutValues",
            finding = "wrong-value", hint = "A value is sent. At which yield does the body stand then?")
    void takesValuesSent(Submission submission) {
        var generator = generator(submission, Generators::echo);
        assertEquals("ready", generator.next(), "next(), the first time");
        assertEquals("got a", generator.send("a"), "send(a), when the body stands at its first yield");
        assertEquals("got b", generator.send("b"), "send(b), when the body stands at its second yield");
        assertEquals("got null", generator.next(), "next(), when the body stands at its third yield");
        assertEquals("got b", generator.send("b"), "send(b) after next()");
        generator.close();
        var last = generator(submission, out -> {
            assertEquals("end", out.yield("only"), "what the last yield of a body returns");
        });
        last.next();
        assertThrows(NoSuchElementException.class, () -> last.send("end"), "send(end), after which the body returns");
    }

    @Check(points = 1, title = "takes null for a value like any other", needs = "takesValuesSent",
            finding = "wrong-value",
            hint = "How do you tell that nothing has been handed over yet, or that it is over?")
    void nullIsAValue(Submission submission) {
        var generator = generator(submission, out -> {
            assertNull(out.yield(nothing()), "what the first yield returns when null is sent");
            assertEquals("sent", out.yield(nothing()), "what the second yield returns");
        });
        assertNull(generator.next(), "next() of [null, null]");
        assertNull(generator.send(nothing()), "send(null) to one of [null, null]");
        assertThrows(NoSuchElementException.class, () -> generator.send("sent"), "send(sent), after which it returns");
        var iterator = generator(submission, Generators.of(nothing(), nothing())).iterator();
        for (var i = 1; i <= 2; i++) {
            assertTrue(iterator.hasNext(), "hasNext() of an iterator over [null, null]");
            assertTrue(iterator.hasNext(), "hasNext(), again, of an iterator over [null, null]");
            assertNull(iterator.next(), "next() of an iterator over [null, null]");
        }
        assertFalse(iterator.hasNext(), "hasNext() of an iterator that has handed out [null, null]");
    }

    /// The contracts do not say what may be null.
    private static String nothing() {
        return null;
    }

    @Check(points = 1, title = "takes no value before there is a yield", needs = "handsOutValues",
            finding = "misuse-accepted", hint = "To which yield would the first value go that is sent?")
    void refusesEarlyValue(Submission submission) {
        var begun = new ArrayList<String>();
        var generator = generator(submission, out -> {
            begun.add("begun");
            begun.add(out.yield("first"));
        });
        assertThrows(IllegalStateException.class, () -> generator.send("early"),
                "send(early) before the body has begun");
        assertThrows(IllegalStateException.class, () -> generator.send("early"), "send(early), again");
        assertEquals(List.of(), begun, "what the body has done when send(early) is refused");
        assertEquals("first", generator.next(), "next() after send(early) was refused");
        assertThrows(NoSuchElementException.class, () -> generator.send("late"), "send(late), after which it returns");
        assertEquals(List.of("begun", "late"), begun, "what the body has done, and got");
    }

    @Check(points = 1, title = "is iterated over, however often it is asked whether there is more",
            needs = "handsOutValues", finding = "wrong-value",
            hint = "hasNext() has to know. Where is what it has been told, and what if it is asked again?")
    void iterates(Submission submission) {
        var seen = new ArrayList<String>();
        for (var value : generator(submission, Generators.of("first", "second", "third"))) {
            seen.add(value);
        }
        assertEquals(List.of("first", "second", "third"), seen, "what a loop over [first, second, third] sees");
        var generator = generator(submission, Generators.of("first", "second", "third", "fourth"));
        assertEquals("first", generator.next(), "next() of [first, second, third, fourth]");
        var iterator = generator.iterator();
        assertEquals("second", iterator.next(), "next() of an iterator that begins with the second of four");
        for (var i = 1; i <= 3; i++) {
            assertTrue(iterator.hasNext(), "hasNext() before the third of four");
        }
        assertEquals("fourth", generator.next(), "next() of the generator, when an iterator has the third of four");
        assertEquals("third", iterator.next(), "next() of the iterator, after hasNext()");
        for (var i = 1; i <= 2; i++) {
            assertFalse(iterator.hasNext(), "hasNext() when all four are handed out");
            assertThrows(NoSuchElementException.class, iterator::next, "next() of an iterator when hasNext() says no");
        }
        assertAtEnd(generator, "that an iterator has brought to its end");
    }

    @Check(points = 2, title = "throws what a body throws to the caller that waits, once", needs = "handsOutValues",
            finding = "failure-lost",
            hint = "What has to be in its place before the turn goes over, when the body does not return but throws?")
    void failureReachesCaller(Submission submission) {
        for (var thrown : List.of(new IllegalArgumentException("failed"), new NoSuchElementException("failed"),
                new IllegalStateException("failed"))) {
            var generator = failsAfterOne(submission, thrown);
            assertEquals("first", generator.next(), "next() of a body that fails afterwards");
            assertThrown(thrown, generator::next, "next() where the body throws");
            once(generator);
            var sent = failsAfterOne(submission, thrown);
            assertEquals("first", sent.next(), "next() of a body that fails afterwards");
            assertThrown(thrown, () -> sent.send("any"), "send(any) where the body throws");
            once(sent);
            iteratorTells(submission, thrown);
        }
    }

    private static Generator<String, String> failsAfterOne(Submission submission, RuntimeException thrown) {
        return generator(submission, out -> {
            out.yield("first");
            throw thrown;
        });
    }

    private static void iteratorTells(Submission submission, RuntimeException thrown) {
        var asked = generator(submission, out -> {
            throw thrown;
        });
        var none = asked.iterator();
        assertThrown(thrown, none::hasNext, "hasNext() where the body throws");
        assertFalse(none.hasNext(), "hasNext() after the body has thrown");
        once(asked);
        var generator = failsAfterOne(submission, thrown);
        var one = generator.iterator();
        assertTrue(one.hasNext(), "hasNext() of a body that fails after one value");
        assertEquals("first", one.next(), "next() of an iterator over a body that fails after one value");
        assertThrown(thrown, one::next, "next() of an iterator where the body throws");
        once(generator);
    }

    private static void once(Generator<String, String> generator) {
        Finding.named("failure-repeated").hint("A failure has been told. What is the generator now?").unless(() -> {
            var after = assertThrows(NoSuchElementException.class, generator::next,
                    "next() after the body has thrown");
            assertFalse("failed".equals(after.getMessage()), "next() throws again what the body has thrown");
            generator.close();
        });
    }

    @Check(points = 1, title = "throws an Error of a body to the caller like any other failure",
            needs = "failureReachesCaller", finding = "failure-lost",
            hint = "What is caught in the thread of the body, and what goes by?")
    void errorReachesCaller(Submission submission) {
        var thrown = new StackOverflowError("failed");
        var generator = generator(submission, out -> {
            out.yield("first");
            throw thrown;
        });
        assertEquals("first", generator.next(), "next() of a body that fails afterwards");
        assertThrown(thrown, generator::next, "next() where the body throws an Error");
        assertAtEnd(generator, "whose body has thrown an Error");
    }

    @Check(points = 2, title = "raises an exception in a body where it stands", needs = "failureReachesCaller",
            finding = "failure-lost", hint = "Who gets the exception: a body that stands, has not begun, or has ended?")
    void raisesInBody(Submission submission) {
        var raised = new IllegalArgumentException("raised");
        var seen = new ArrayList<Object>();
        var generator = generator(submission, out -> {
            try {
                out.yield("first");
            } catch (IllegalArgumentException e) {
                seen.add(e);
            }
            seen.add(out.yield("second"));
            out.yield("third");
        });
        generator.next();
        assertEquals("second", generator.raise(raised), "raise(...) where the body catches it");
        assertSame(raised, seen.getFirst(), "what the yield has thrown");
        assertEquals("third", generator.send("sent"), "send(sent) after raise(...)");
        assertEquals(List.of(raised, "sent"), seen, "what the body got");
        assertThrown(raised, () -> generator.raise(raised), "raise(...) where the body lets it through");
        assertAtEnd(generator, "whose body has let an exception through");
        assertThrown(raised, () -> generator.raise(raised), "raise(...) of a generator at its end");
        var unbegun = generator(submission, out -> seen.add("begun"));
        assertThrown(raised, () -> unbegun.raise(raised), "raise(...) before the body has begun");
        assertAtEnd(unbegun, "in which an exception was raised before its body had begun");
        assertEquals(List.of(raised, "sent"), seen, "what bodies have done, the last of which never began");
        var returns = generator(submission, out -> {
            try {
                out.yield("first");
            } catch (IllegalArgumentException _) {
                // and returns
            }
        });
        returns.next();
        assertThrows(NoSuchElementException.class, () -> returns.raise(raised),
                "raise(...) where the body catches it and returns");
        var none = new NoSuchElementException("raised");
        var through = generator(submission, Generators.of("first", "second"));
        through.next();
        assertThrown(none, () -> through.raise(none), "raise(...) of a NoSuchElementException, let through");
        Finding.named("wrong-value")
                .hint("A body has to do with a Stopped. Is its generator closed, and has the body failed?")
                .unless(() -> raisesStopped(submission));
    }

    /// It closes nothing, and a body that ends with it has returned.
    private static void raisesStopped(Submission submission) {
        var seen = new ArrayList<Object>();
        var generator = generator(submission, out -> {
            try {
                out.yield("first");
            } catch (Stopped e) {
                seen.add(e);
            }
            seen.add(out.yield("second"));
            out.yield("third");
        });
        generator.next();
        var raised = new Stopped();
        assertEquals("second", assertDoesNotThrow(() -> generator.raise(raised), "raise(...) of a Stopped"),
                "raise(...) of a Stopped, where the body catches it");
        assertEquals("third", generator.send("sent"), "send(sent) after raise(...) of a Stopped");
        assertEquals(List.of(raised, "sent"), seen, "what the body got");
        assertThrows(NoSuchElementException.class, () -> generator.raise(new Stopped()),
                "raise(...) of a Stopped, where the body lets it through");
        var stops = generator(submission, out -> {
            throw new Stopped();
        });
        assertThrows(NoSuchElementException.class, stops::next, "next() of a body that throws Stopped by itself");
    }
}
