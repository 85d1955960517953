package coroutines.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;

import coroutines.contract.Stopped;
import dev.lockstep.api.Check;
import dev.lockstep.api.Explore;
import dev.lockstep.api.Finding;
import dev.lockstep.api.Journal;
import dev.lockstep.api.Submission;
import dev.lockstep.api.Threads;
import dev.lockstep.api.Topic;

import static coroutines.checks.Claims.assertNoThread;
import static coroutines.checks.Claims.assertThrown;
import static coroutines.checks.Generators.assertAtEnd;
import static coroutines.checks.Generators.fail;
import static coroutines.checks.Generators.generator;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

/// A generator is closed, or comes to its end.
@Topic("coroutines")
public class GeneratorEndChecks {

    @Check(points = 3, title = "ends its body when it is closed, and waits until that is done",
            needs = "handsOutValues",
            finding = "closed-halfway",
            hint = "The body stands at a yield. How does it learn of the end, and who waits for whom?")
    @Explore(preemptions = 1, schedules = 2_000)
    void closesBody(Submission submission) {
        var done = new Journal();
        var generator = generator(submission, out -> {
            try {
                out.yield("first");
                done.add("gone on");
            } catch (Stopped e) {
                done.add("stopped");
                throw e;
            } finally {
                done.add("cleared");
            }
        });
        generator.next();
        generator.close();
        assertEquals(List.of("stopped", "cleared"), done.entries(), "what the body has done when close() returns");
        generator.close();
        assertAtEnd(generator, "that is closed");
        assertEquals(List.of("stopped", "cleared"), done.entries(), "what the body has done when it was closed again");
    }

    @Check(points = 1, title = "never begins a body that is closed before", needs = "handsOutValues",
            finding = "closed-halfway", hint = "close() comes before the first next(). Where does the body stand?")
    void closesBeforeItBegins(Submission submission) {
        var done = new ArrayList<String>();
        var generator = generator(submission, out -> {
            done.add("begun");
            out.yield("first");
        });
        generator.close();
        assertAtEnd(generator, "that was closed before its body had begun");
        generator.close();
        assertThrows(IllegalArgumentException.class, () -> generator.raise(new IllegalArgumentException("raised")),
                "raise(...) of a generator that is closed");
        assertEquals(List.of(), done, "what a body has done that was closed before it had begun");
        var ended = generator(submission, Generators.of());
        assertThrows(NoSuchElementException.class, ended::next, "next() of a body that hands out nothing");
        ended.close();
        assertAtEnd(ended, "that was closed at its end");
    }

    @Check(points = 2, title = "is closed though its body does not end at once, or fails", needs = "closesBody",
            finding = "closed-halfway",
            hint = "A body catches what ends it. What do its next yields do, and what does close() throw?")
    void closesWhoeverResists(Submission submission) {
        var done = new ArrayList<String>();
        var resists = generator(submission, out -> {
            for (var i = 1; i <= 3; i++) {
                try {
                    done.add("got " + out.yield("value"));
                } catch (Stopped _) {
                    done.add("stopped");
                }
            }
        });
        resists.next();
        resists.close();
        assertEquals(List.of("stopped", "stopped", "stopped"), done,
                "what became of three yields of a body that goes on");
        assertAtEnd(resists, "that was closed while its body went on");
        for (var thrown : List.of(new IllegalArgumentException("failed"), new NoSuchElementException("failed"))) {
            var fails = generator(submission, out -> {
                try {
                    out.yield("value");
                } finally {
                    fail(thrown);
                }
            });
            fails.next();
            Finding.named("failure-lost").hint("The body throws something else when it is ended. Who is told?")
                    .unless(() -> assertThrown(thrown, fails::close, "close() where the body throws something else"));
            fails.close();
            assertAtEnd(fails, "whose body has failed when it was closed");
        }
    }

    @Check(points = 2, title = "has no thread before it is asked, and none when it is at its end",
            needs = "handsOutValues",
            finding = "thread-kept", hint = "The body has ended, or never begins. Which thread waits for what still?")
    void leavesNoThread(Submission submission, Threads threads) {
        var returns = generator(submission, Generators.of("first"));
        var fails = generator(submission, out -> {
            out.yield("first");
            throw new IllegalArgumentException("failed");
        });
        var closed = generator(submission, Generators.of("first", "second"));
        var unbegun = generator(submission, Generators.of("first"));
        assertNoThread(threads, "before generators are asked");
        returns.next();
        fails.next();
        closed.next();
        assertThrows(NoSuchElementException.class, returns::next, "next() of a body that returns");
        assertThrows(IllegalArgumentException.class, fails::next, "next() of a body that throws");
        closed.close();
        unbegun.close();
        assertNoThread(threads, "when all generators are at their end");
        closed.close();
        assertThrows(NoSuchElementException.class, returns::next, "next() of a generator at its end");
        assertNoThread(threads, "when generators at their end were asked again");
    }

    @Check(points = 1, title = "lets the program end when it is given up in the middle", needs = "handsOutValues",
            finding = "thread-kept", hint = "Which threads does a program wait for before it ends?")
    void letsProgramEnd(Submission submission) {
        assertEquals("first", generator(submission, Generators.of("first", "second")).next(), "next() of two values");
        assertEquals("first", generator(submission, Generators.of("first", "second")).iterator().next(),
                "next() of an iterator over two values");
    }
}
