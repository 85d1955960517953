package events.checks;

import java.time.Duration;
import java.util.List;

import dev.lockstep.api.Check;
import dev.lockstep.api.Explore;
import dev.lockstep.api.Journal;
import dev.lockstep.api.Submission;
import dev.lockstep.api.Threads;
import dev.lockstep.api.Topic;

import static dev.lockstep.api.Waits.assertOnTime;
import static java.util.concurrent.TimeUnit.HOURS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// An event lets go everybody who waits when it is set, and nobody who comes when it is not.
@Topic("events")
public class EventChecks {

    /// What a thread did before it set the event; guarded by that.
    private int note;

    @Check(points = 2, title = "tells whether an event is set", finding = "event-state-wrong",
            hint = "Which calls change the event, and whose event is it?")
    void tellsWhetherItIsSet(Submission submission) {
        var event = Events.event(submission);
        assertFalse(event.isSet(), "isSet() of a new event");
        event.set();
        event.set();
        assertTrue(event.isSet(), "isSet() after set() was called twice");
        var other = Events.event(submission);
        assertFalse(other.isSet(), "isSet() of a new event, while another one is set");
        event.clear();
        event.clear();
        assertFalse(event.isSet(), "isSet() after clear() was called twice");
        event.set();
        assertTrue(event.isSet(), "isSet() after set(), clear() and set()");
    }

    @Check(points = 3, title = "makes a thread wait until the event is set, and no longer",
            needs = "tellsWhetherItIsSet", finding = "waits-wrongly",
            hint = "Who finds the event not set waits; who sets it must wake those who wait.")
    void waitsUntilSet(Submission submission, Threads threads) {
        var event = Events.event(submission);
        var journal = new Journal();
        threads.start("await()", () -> {
            event.await();
            assertEquals(List.of("set"), journal.entries(), "what came before the return of await()");
        });
        threads.start("await(1, HOURS)", () -> {
            assertTrue(event.await(1, HOURS), "await(1, HOURS) of an event that was set in time");
            assertEquals(List.of("set"), journal.entries(), "what came before the return of await(1, HOURS)");
        });
        threads.settle();
        journal.add("set");
        event.set();
        threads.join();
        assertTrue(event.isSet(), "isSet() after threads have gone on");
    }

    @Check(points = 2, title = "lets threads pass while the event is set, and stays set", needs = "tellsWhetherItIsSet",
            finding = "waits-wrongly", hint = "Who changes the event, beside set() and clear(), be it for a moment?")
    @Explore(preemptions = 1)
    void letsPassWhileSet(Submission submission, Threads threads) throws InterruptedException {
        var event = Events.event(submission);
        event.set();
        event.await();
        assertTrue(event.await(1, HOURS), "await(1, HOURS) of an event that is set");
        assertTrue(event.await(0, SECONDS), "await(0, SECONDS) of an event that is set");
        assertTrue(event.await(-1, SECONDS), "await(-1, SECONDS) of an event that is set");
        threads.start("passes", () -> {
            event.await();
            assertTrue(event.await(1, HOURS), "await(1, HOURS) of an event that is set");
        });
        threads.start("does not wait", () -> {
            assertTrue(event.await(0, SECONDS), "await(0, SECONDS) while another thread passes");
            assertTrue(event.isSet(), "isSet() while another thread passes");
        });
        threads.join();
        assertOnTime(Duration.ZERO, threads.elapsed());
        assertTrue(event.isSet(), "isSet() after threads have passed");
        var later = Events.event(submission);
        threads.start("sets", later::set);
        if (later.isSet()) {
            assertTrue(later.await(0, SECONDS), "await(0, SECONDS) after isSet() has said that the event is set");
        }
        threads.join();
    }

    @Check(points = 5, title = "misses no set(), and shows who passes what was done before it", needs = "waitsUntilSet",
            finding = "waits-wrongly", hint = "What if set() comes between the look at the event and the wait?")
    @Explore
    void missesNoSet(Submission submission, Threads threads) {
        var event = Events.event(submission);
        threads.times(2, i -> {
            if (i == 1) {
                event.await();
            } else {
                assertTrue(event.await(1, HOURS), "await(1, HOURS) of an event that was set in time");
            }
            assertEquals(1, note, "what a thread sees after await() that another one did before set()");
        });
        note = 1;
        event.set();
        threads.join();
    }

    @Check(points = 1, title = "shows who sees it set what was done before set()", needs = "tellsWhetherItIsSet",
            finding = "event-state-wrong",
            hint = "What orders set() before isSet(), and before an await() that need not wait?")
    @Explore(preemptions = 1)
    void isSetShowsWork(Submission submission, Threads threads) {
        var event = Events.event(submission);
        threads.start("works", () -> {
            note = 1;
            event.set();
        });
        threads.start("looks", () -> {
            if (event.isSet()) {
                assertEquals(1, note, "what a thread sees after isSet() that another one did before set()");
            }
        });
        threads.start("looks in time", () -> {
            if (event.await(0, SECONDS)) {
                assertEquals(1, note, "what a thread sees after await(0, SECONDS) that another one did before set()");
            }
        });
        threads.join();
    }

    @Check(points = 4, title = "lets all go on that wait for the event", needs = "waitsUntilSet",
            finding = "waiter-left-behind", hint = "How many threads may wait, and how many does set() wake?")
    @Explore(preemptions = 1)
    void setReleasesAll(Submission submission, Threads threads) {
        var event = Events.event(submission);
        threads.times(2, _ -> event.await());
        threads.start("in time",
                () -> assertTrue(event.await(1, HOURS), "await(1, HOURS) of an event that was set in time"));
        threads.settle();
        event.set();
        threads.join();
    }

    @Check(points = 8, title = "lets all go on that wait for the event, even if clear() follows at once",
            needs = "setReleasesAll", finding = "waiter-left-behind",
            hint = "A thread that was woken finds the event cleared again. How can it know that it was set meanwhile?")
    @Explore(preemptions = 1)
    void setReleasesAllThoughClearFollows(Submission submission, Threads threads) {
        var event = Events.event(submission);
        threads.times(2, _ -> event.await());
        threads.start("in time",
                () -> assertTrue(event.await(1, HOURS), "await(1, HOURS) of an event that was set in time"));
        threads.settle();
        event.set();
        event.clear();
        threads.join();
        assertFalse(event.isSet(), "isSet() after set() and clear()");
    }

    @Check(points = 2, title = "makes threads wait again after clear()", needs = "waitsUntilSet",
            finding = "waits-wrongly",
            hint = "Whom does clear() concern, what is left of an earlier set(), and whose is what set() hands out?")
    @Explore(preemptions = 0)
    void waitsAgainAfterClear(Submission submission, Threads threads) {
        var event = Events.event(submission);
        var journal = new Journal();
        event.set();
        event.clear();
        threads.startAndSettle("waits", () -> {
            event.await();
            assertTrue(journal.entries().contains("set"), "set() comes before the return of await()");
        });
        event.clear();
        threads.settle();
        journal.add("set");
        event.set();
        event.clear();
        threads.start("comes after clear()", () -> {
            assertTrue(event.await(1, HOURS), "await(1, HOURS) of an event that was set in time");
            assertTrue(journal.entries().contains("set again"), "set() comes before the return of await(1, HOURS)");
        });
        threads.settle();
        journal.add("set again");
        event.set();
        threads.join();
    }

    @Check(points = 2, title = "believes no wake-up that comes while the event is not set", needs = "waitsUntilSet",
            finding = "wakeup-believed", hint = "wait, await and park may return for no reason at all.")
    @Explore(preemptions = 1, spuriousWakeups = 1)
    void eventBelievesNoWakeup(Submission submission, Threads threads) {
        var event = Events.event(submission);
        var journal = new Journal();
        threads.start("await()", () -> {
            event.await();
            assertEquals(List.of("set"), journal.entries(), "what came before the return of await()");
        });
        threads.start("await(1, HOURS)", () -> {
            assertTrue(event.await(1, HOURS), "await(1, HOURS) of an event that was set in time");
            assertEquals(List.of("set"), journal.entries(), "what came before the return of await(1, HOURS)");
        });
        threads.settle();
        journal.add("set");
        event.set();
        threads.join();
    }
}
