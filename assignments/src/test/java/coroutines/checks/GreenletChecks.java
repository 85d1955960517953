package coroutines.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import coroutines.contract.Greenlet;
import coroutines.contract.Greenlets;
import dev.lockstep.api.Check;
import dev.lockstep.api.Explore;
import dev.lockstep.api.Journal;
import dev.lockstep.api.Submission;
import dev.lockstep.api.Threads;
import dev.lockstep.api.Topic;

import static coroutines.checks.Routines.answers;
import static coroutines.checks.Routines.group;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

/// Control goes from one routine to the other, with a value.
@Topic("coroutines")
public class GreenletChecks {

    /// What routines note without any lock.
    private final List<String> turns = new ArrayList<>();

    @Check(points = 3, title = "hands control and values to and fro between two routines", finding = "wrong-value",
            hint = "What does a switchTo return, and which other switchTo is that given to?")
    void switchesToAndFro(Submission submission) {
        var group = group(submission);
        var main = group.current();
        var other = group.create(first -> {
            assertEquals("one", first, "what a body is given");
            assertEquals("two", main.switchTo("1"), "what the first switchTo of a body returns");
            assertEquals("three", main.switchTo("2"), "what the second switchTo of a body returns");
            return "3";
        });
        assertEquals("1", other.switchTo("one"), "switchTo(one) of a routine that has not begun");
        assertEquals("2", other.switchTo("two"), "switchTo(two) of a routine that stands");
        assertEquals("3", other.switchTo("three"), "switchTo(three) of a routine that returns then");
    }

    @Check(points = 3, title = "lets any routine hand control to any other", needs = "switchesToAndFro",
            finding = "wrong-turn", hint = "Three routines stand. Which of them goes on, and who has said so?")
    @Explore(preemptions = 1, schedules = 2_000)
    void switchesInACircle(Submission submission) {
        var group = group(submission);
        var main = group.current();
        var last = new AtomicReference<Greenlet<String>>();
        var done = new Journal();
        var first = group.create(given -> {
            done.add("first " + given);
            done.add("first " + last.get().switchTo("b"));
            return "d";
        });
        last.set(group.create(given -> {
            done.add("last " + given);
            done.add("last " + first.switchTo("c"));
            return main.switchTo("f");
        }));
        done.add("main " + first.switchTo("a"));
        done.add("main " + last.get().switchTo("e"));
        done.add("main " + last.get().switchTo("g"));
        assertEquals(List.of("first a", "last b", "first c", "main d", "last e", "main f", "main g"), done.entries(),
                "which routine got what, of three that hand on [a, b, c, d, e, f, g]");
    }

    @Check(points = 2, title = "hands control over from any depth of calls", needs = "switchesToAndFro",
            finding = "wrong-turn", hint = "Where does a routine go on when control comes back to it?")
    void switchesFromAnyDepth(Submission submission) {
        var group = group(submission);
        var main = group.current();
        var counts = group.create(first -> count(3, main) + "!");
        var seen = new ArrayList<String>();
        for (var i = 1; i <= 4; i++) {
            seen.add(counts.switchTo("-" + i));
        }
        assertEquals(List.of("3", "2", "1", "<<<-4>-3>-2>!"), seen,
                "what main got of a routine that hands over from within three calls");
    }

    private static String count(int depth, Greenlet<String> other) {
        if (depth == 0) {
            return "";
        }
        var given = other.switchTo(String.valueOf(depth));
        return "<" + count(depth - 1, other) + given + ">";
    }

    @Check(points = 1, title = "hands null over like any other value", needs = "switchesToAndFro",
            finding = "wrong-value", hint = "How does a routine that stands tell that control has come back to it?")
    void handsNullOver(Submission submission) {
        var group = group(submission);
        var main = group.current();
        var other = group.create(first -> {
            assertNull(first, "what a body is given by switchTo(null)");
            assertNull(main.switchTo(nothing()), "what the switchTo of a body returns when null is handed over");
            return nothing();
        });
        assertNull(other.switchTo(nothing()), "switchTo(null) of a routine that hands null back");
        assertNull(other.switchTo(nothing()), "switchTo(null) of a routine that returns null then");
    }

    /// The contracts do not say what may be null.
    private static String nothing() {
        return null;
    }

    @Check(points = 2, title = "begins a routine when control is handed to it, not before", needs = "switchesToAndFro",
            finding = "runs-ahead", hint = "A routine was made. What makes it begin?")
    void beginsWhenSwitchedTo(Submission submission, Threads threads) {
        var group = group(submission);
        var done = new Journal();
        var other = group.create(first -> {
            done.add("begun");
            return first;
        });
        threads.settle();
        assertEquals(List.of(), done.entries(), "what a routine has done before control is handed to it");
        assertEquals(0, threads.alive(), "threads that live before control is handed to a routine");
        assertEquals("any", other.switchTo("any"), "switchTo(any) of a routine that returns what it is given");
        assertEquals(List.of("begun"), done.entries(), "what a routine has done to which control was handed");
    }

    @Check(points = 1, title = "knows which routine runs, and which have ended", needs = "switchesToAndFro",
            finding = "wrong-turn", hint = "Who changes what current() and isEnded() tell, and when?")
    void knowsWhoRuns(Submission submission) {
        var group = group(submission);
        var main = group.current();
        var itself = new AtomicReference<Greenlet<String>>();
        itself.set(group.create(first -> {
            assertSame(itself.get(), group.current(), "current() in a routine");
            main.switchTo("stands");
            assertSame(itself.get(), group.current(), "current() in a routine to which control has come back");
            assertEquals(false, itself.get().isEnded(), "isEnded() of the routine that runs");
            return "ends";
        }));
        assertSame(main, group.current(), "current() in the main routine");
        assertNotSame(main, itself.get(), "a routine that was made");
        assertEquals(false, itself.get().isEnded(), "isEnded() of a routine that has not begun");
        itself.get().switchTo("any");
        assertSame(main, group.current(), "current() in the main routine when control has come back");
        assertEquals(false, itself.get().isEnded(), "isEnded() of a routine that stands");
        itself.get().switchTo("any");
        assertSame(main, group.current(), "current() in the main routine when another one has ended");
        assertEquals(true, itself.get().isEnded(), "isEnded() of a routine that has returned");
        assertEquals(false, main.isEnded(), "isEnded() of the main routine");
    }

    @Check(points = 3, title = "lets routines use the same data by turns, without a lock", needs = "switchesToAndFro",
            finding = "two-at-once",
            hint = "Which step of the routine that hands over comes before which of the next one?")
    @Explore(preemptions = 1, schedules = 2_000)
    void routinesTakeTurns(Submission submission) {
        var group = group(submission);
        var main = group.current();
        var other = group.create(first -> {
            turns.add("other " + first);
            turns.add("other " + main.switchTo("b"));
            return "d";
        });
        turns.add("main");
        turns.add("main " + other.switchTo("a"));
        turns.add("main " + other.switchTo("c"));
        assertEquals(List.of("main", "other a", "main b", "other c", "main d"), turns, "what two routines have noted");
    }

    @Check(points = 2, title = "keeps one group of routines apart from another", needs = "switchesToAndFro",
            finding = "state-shared", hint = "Is anything static that belongs to one group?")
    void groupsAreApart(Submission submission) {
        var one = group(submission);
        var two = group(submission);
        var oneMain = one.current();
        var inside = new AtomicReference<Greenlets<String>>();
        var first = one.create(given -> {
            var group = group(submission);
            inside.set(group);
            var answers = group.create(answers("inner", group.current()));
            assertEquals("inner a", answers.switchTo("a"), "switchTo(a) in a group that a routine has made");
            assertEquals("b", oneMain.switchTo("first"), "what a routine got that has a group of its own");
            assertEquals("inner b", answers.switchTo("b"), "switchTo(b) in a group that a routine has made");
            return answers.switchTo("end");
        });
        var second = two.create(answers("second", two.current()));
        assertEquals("first", first.switchTo("any"), "switchTo(any) of a routine of one group");
        assertEquals("second c", second.switchTo("c"), "switchTo(c) of a routine of another group");
        assertEquals("inner ends", first.switchTo("b"), "switchTo(b) of a routine of one group");
        assertEquals("second ends", second.switchTo("end"), "switchTo(end) of a routine of another group");
        assertSame(oneMain, one.current(), "current() of one group");
        assertNotSame(one.current(), two.current(), "current() of another group");
        assertNotSame(inside.get().current(), first, "current() of a group that a routine has made");
    }

    @Check(points = 2, title = "refuses to hand control to a routine that runs or has ended",
            needs = "switchesToAndFro",
            finding = "misuse-accepted", hint = "Who would wake up the one that hands over, if the other one cannot?")
    void refusesWhoCannotRun(Submission submission) {
        var group = group(submission);
        var main = group.current();
        assertThrows(IllegalStateException.class, () -> main.switchTo("no"),
                "switchTo(no) of the main routine by itself");
        var itself = new AtomicReference<Greenlet<String>>();
        itself.set(group.create(first -> {
            assertThrows(IllegalStateException.class, () -> itself.get().switchTo("no"),
                    "switchTo(no) of a routine by itself");
            return "ends";
        }));
        assertEquals("ends", itself.get().switchTo("any"), "switchTo(any) of a routine that returns then");
        for (var i = 1; i <= 2; i++) {
            assertThrows(IllegalStateException.class, () -> itself.get().switchTo("no"),
                    "switchTo(no) of a routine that has ended");
        }
        assertSame(main, group.current(), "current() when control was handed to nobody");
        var other = group.create(answers("other", main));
        assertEquals("other a", other.switchTo("a"), "switchTo(a) when control was handed to nobody before");
        assertEquals("other ends", other.switchTo("end"), "switchTo(end) of a routine that stands");
    }
}
