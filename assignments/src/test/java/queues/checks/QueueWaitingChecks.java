package queues.checks;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.function.Executable;

import dev.lockstep.api.Check;
import dev.lockstep.api.Explore;
import dev.lockstep.api.Journal;
import dev.lockstep.api.MatchesReference;
import dev.lockstep.api.Outcome;
import dev.lockstep.api.Provoke;
import dev.lockstep.api.Submission;
import dev.lockstep.api.Threads;
import dev.lockstep.api.Timers;
import dev.lockstep.api.Topic;
import queues.contract.Discipline.Lifo;
import queues.contract.Empty;
import queues.contract.Full;
import queues.contract.TaskQueue;

import static java.util.concurrent.TimeUnit.DAYS;
import static java.util.concurrent.TimeUnit.HOURS;
import static java.util.concurrent.TimeUnit.MICROSECONDS;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static dev.lockstep.api.Waits.assertOnTime;

/// Threads wait for room and for elements, time out, are interrupted: nothing is lost, nobody waits who need not.
@Topic("queues")
public class QueueWaitingChecks {

    @Check(points = 4, title = "makes a thread wait for an element, and no longer",
            finding = "waits-wrongly", hint = "Who finds nothing waits; who puts something in must wake somebody up.")
    void waitsForElement(Submission submission, Threads threads) throws InterruptedException {
        var queue = Queues.fifo(submission, 2);
        for (var call : List.<Map.Entry<String, Getting>>of(Map.entry("get()", TaskQueue::get),
                Map.entry("get(1, HOURS)", each -> each.get(1, HOURS)))) {
            var journal = new Journal();
            threads.startAndSettle(call.getKey(), () -> {
                assertEquals("element", call.getValue().from(queue), () -> "what " + call.getKey() + " handed out");
                assertEquals(List.of("put"), journal.entries(),
                        () -> "what came before the return of " + call.getKey());
            });
            journal.add("put");
            queue.put("element");
            threads.join();
            assertEquals(0, queue.size(), "elements when the thread has the one that came");
        }
    }

    @Check(points = 3, title = "makes a thread wait for room, and no longer",
            finding = "waits-wrongly", hint = "Who finds no room waits; who takes something out must wake somebody up.")
    void waitsForRoom(Submission submission, Threads threads) throws InterruptedException {
        for (var call : List.<Map.Entry<String, Putting>>of(Map.entry("put(late)", TaskQueue::put),
                Map.entry("put(late, 1, HOURS)", (each, element) -> each.put(element, 1, HOURS)))) {
            var queue = Queues.fifo(submission, 1);
            var journal = new Journal();
            queue.put("early");
            threads.startAndSettle(call.getKey(), () -> {
                call.getValue().into(queue, "late");
                assertEquals(List.of("get"), journal.entries(),
                        () -> "what came before the return of " + call.getKey());
            });
            assertEquals(1, queue.size(), "elements in a queue with room for one, while a thread waits for room");
            journal.add("get");
            assertEquals("early", queue.get(), "what get() handed out of [early]");
            threads.join();
            assertEquals("late", queue.get(), "what get() handed out of [late]");
        }
    }

    @Check(points = 6, title = "lets everybody go on who can, with two that put and two that get",
            needs = "waitsForElement", finding = "element-lost",
            hint = "Whom does a wake-up reach, and can that thread use it? Does a thread that was woken look again?")
    @Explore(schedules = 4_000)
    void servesEverybody(Submission submission, Threads threads) {
        var queue = Queues.queue(submission, new Lifo<Parcel>(), 1);
        threads.times(2, i -> {
            var parcel = new Parcel();
            parcel.weight = i;
            queue.put(parcel);
        });
        threads.times(2, _ -> queue.get().weight++);
        threads.join();
        assertEquals(0, queue.size(), "elements when each of two was put and got");
    }

    @Check(points = 3, title = "wakes a second thread although there was something for the first",
            needs = "waitsForElement", finding = "lost-wakeup",
            hint = "Two threads wait, and two elements come. Who hears of the second?")
    @Explore(preemptions = 0)
    void wakesAllWhoCanGo(Submission submission, Threads threads) throws InterruptedException {
        var queue = Queues.fifo(submission, 2);
        threads.times(2, _ -> queue.get());
        threads.settle();
        queue.put("first");
        queue.put("second");
        threads.join();
        queue.put("third");
        queue.put("fourth");
        threads.times(2, i -> queue.put("late " + i));
        threads.settle();
        queue.get();
        queue.get();
        threads.join();
        assertEquals(2, queue.size(), "elements when two of four are left");
    }

    @Check(points = 1, title = "wakes who can go on, though others wait in join()", needs = "waitsForElement",
            finding = "lost-wakeup",
            hint = "Threads wait for different things. Whom does a wake-up reach, and can that thread use it?")
    @Explore(preemptions = 0)
    void wakesPastAJoiner(Submission submission, Threads threads) throws InterruptedException {
        var queue = Queues.fifo(submission, 1);
        queue.put("first");
        queue.get();
        threads.startAndSettle("joins", queue::join);
        var getter = threads.startAndSettle("gets", queue::get);
        queue.put("second");
        getter.join();
        queue.put("third");
        var putter = threads.startAndSettle("puts", () -> queue.put("fourth"));
        assertEquals("third", queue.get(), "what get() handed out of [third]");
        putter.join();
        for (var mark = 1; mark <= 4; mark++) {
            queue.taskDone();
        }
        threads.join();
    }

    @Check(points = 1, title = "sleeps while it waits, for a day if need be", needs = "waitsForElement",
            finding = "polls",
            hint = "Who waits is woken by the one who changes the queue, and does not look again on its own.")
    @Explore(preemptions = 0, steps = 2_000)
    void sleepsForADay(Submission submission, Threads threads) throws InterruptedException {
        var empty = Queues.fifo(submission, 1);
        var full = Queues.fifo(submission, 1);
        var marked = Queues.fifo(submission, 1);
        full.put("early");
        marked.put("early");
        threads.start("gets", empty::get);
        threads.start("gets in time",
                () -> assertThrows(Empty.class, () -> empty.get(23, HOURS), "get(23, HOURS) of an empty queue"));
        threads.start("puts", () -> full.put("late"));
        threads.start("joins", marked::join);
        Thread.sleep(Duration.ofDays(1));
        empty.put("element");
        full.get();
        marked.taskDone();
        threads.join();
    }

    @Check(points = 3, title = "believes no wake-up that comes without an element or room", needs = "servesEverybody",
            finding = "wakeup-believed", hint = "wait, await and park may return for no reason at all.")
    @Explore(preemptions = 1, spuriousWakeups = 1)
    void survivesSpuriousWakeups(Submission submission, Threads threads) throws InterruptedException {
        var queue = Queues.fifo(submission, 1);
        threads.start("gets", () -> assertEquals("first", queue.get(), "what get() handed out"));
        threads.settle();
        queue.put("first");
        threads.join();
        queue.put("second");
        threads.start("puts", () -> queue.put("third"));
        threads.settle();
        assertEquals(1, queue.size(), "elements in a queue with room for one");
        assertEquals("second", queue.get(), "what get() handed out of [second]");
        threads.join();
        threads.start("puts in time", () -> queue.put("fourth", 1, HOURS));
        threads.settle();
        assertEquals(1, queue.size(), "elements in a queue with room for one");
        assertEquals("third", queue.get(), "what get() handed out of [third]");
        threads.join();
        assertEquals("fourth", queue.get(), "what get() handed out of [fourth]");
        threads.start("gets in time",
                () -> assertEquals("fifth", queue.get(1, HOURS), "what get(1, HOURS) handed out"));
        threads.settle();
        queue.put("fifth");
        threads.join();
    }

    @Check(points = 3, title = "gives up waiting exactly at the timeout", needs = "refusesAtOnce",
            finding = "wrong-timeout",
            hint = "What becomes of the unit on the way to the wait, what of a timeout of zero or less?")
    void timesOutOnTime(Submission submission, Threads threads) throws InterruptedException {
        var queue = Queues.fifo(submission, 1);
        for (var timeout : List.of(0, -1)) {
            assertThrows(Empty.class, () -> queue.get(timeout, SECONDS),
                    () -> "get(" + timeout + ", SECONDS) of an empty queue");
        }
        assertThrows(Empty.class, () -> queue.get(1500, MILLISECONDS), "get(1500, MILLISECONDS) of an empty queue");
        assertOnTime(Duration.ofMillis(1500), threads.elapsed());
        queue.put("early", 0, SECONDS);
        for (var timeout : List.of(0, -1)) {
            assertThrows(Full.class, () -> queue.put("no", timeout, SECONDS),
                    () -> "put(no, " + timeout + ", SECONDS) into a full queue");
        }
        assertThrows(Full.class, () -> queue.put("no", 2, SECONDS), "put(no, 2, SECONDS) into a full queue");
        assertOnTime(Duration.ofMillis(3500), threads.elapsed());
        assertEquals("early", queue.get(0, SECONDS), "what get(0, SECONDS) handed out of [early]");
        threads.start("served", () -> {
            assertEquals("late", queue.get(10, SECONDS), "what get(10, SECONDS) handed out");
            assertOnTime(Duration.ofMillis(4500), threads.elapsed());
        });
        Thread.sleep(1_000);
        queue.put("late");
        threads.join();
        assertEquals(0, queue.size(), "elements when who timed out has put nothing");
    }

    @Check(points = 2, title = "measures a timeout of any length in any unit", needs = "timesOutOnTime",
            finding = "wrong-timeout",
            hint = "Follow the number through its conversions: what becomes of 900 microseconds, of forty days, of "
                    + "Long.MAX_VALUE?")
    void measuresAnyTimeout(Submission submission, Threads threads) throws InterruptedException {
        var empty = Queues.fifo(submission, 1);
        var full = Queues.fifo(submission, 1);
        full.put("early");
        for (var timeout : List.of(Duration.ofNanos(1), Duration.ofNanos(900_000), Duration.ofNanos(2_300_001))) {
            var begin = threads.elapsed();
            assertThrows(Empty.class, () -> empty.get(timeout.toNanos(), NANOSECONDS), "get() of an empty queue");
            assertOnTime(timeout, threads.elapsed().minus(begin));
            var second = threads.elapsed();
            assertThrows(Full.class, () -> full.put("no", timeout.toNanos(), NANOSECONDS), "put() into a full queue");
            assertOnTime(timeout, threads.elapsed().minus(second));
        }
        var due = threads.elapsed();
        assertThrows(Empty.class, () -> empty.get(900, MICROSECONDS), "get(900, MICROSECONDS) of an empty queue");
        assertOnTime(Duration.ofNanos(900_000), threads.elapsed().minus(due));
        due = threads.elapsed();
        assertThrows(Full.class, () -> full.put("no", 40, DAYS), "put(no, 40, DAYS) into a full queue");
        assertOnTime(Duration.ofDays(40), threads.elapsed().minus(due));
        assertThrows(Empty.class, () -> empty.get(Long.MIN_VALUE, NANOSECONDS),
                "get(Long.MIN_VALUE, NANOSECONDS) of an empty queue");
        threads.start("gets", () -> assertDoesNotThrow(() -> empty.get(Long.MAX_VALUE, NANOSECONDS),
                "get(Long.MAX_VALUE, NANOSECONDS), where an element comes after a day"));
        threads.start("puts", () -> assertDoesNotThrow(() -> full.put("late", Long.MAX_VALUE, DAYS),
                "put(late, Long.MAX_VALUE, DAYS), where there is room after a day"));
        Thread.sleep(Duration.ofDays(1));
        empty.put("element");
        full.get();
        threads.join();
    }

    @Check(points = 3, title = "waits no longer than the timeout, however often it wakes up", needs = "timesOutOnTime",
            finding = "wrong-timeout", hint = "Is the deadline worked out once, or anew after each wake-up?")
    @Explore(preemptions = 1)
    void timeoutIsNotRestarted(Submission submission, Threads threads) throws InterruptedException {
        var empty = Queues.fifo(submission, 1);
        threads.start("gets", () -> {
            try {
                empty.get(1, SECONDS);
            } catch (Empty _) {
                assertOnTime(Duration.ofSeconds(1), threads.elapsed());
            }
        });
        Thread.sleep(400);
        empty.put("element");
        if (gotNow(empty)) {
            threads.join();
            assertOnTime(Duration.ofSeconds(1), threads.elapsed());
        }
        threads.join();
        var full = Queues.fifo(submission, 1);
        full.put("early");
        var begin = threads.elapsed();
        threads.start("puts", () -> {
            try {
                full.put("late", 1, SECONDS);
            } catch (Full _) {
                assertOnTime(Duration.ofSeconds(1), threads.elapsed().minus(begin));
            }
        });
        Thread.sleep(400);
        full.get();
        putNow(full);
        threads.join();
    }

    @Check(points = 2, title = "loses no element when a timeout meets what the thread waits for",
            needs = "timesOutOnTime",
            hint = "An element comes or goes in the moment in which the thread gives up. Who has it then?")
    @Explore(timers = Timers.ANY_DELAY)
    @MatchesReference
    void timeoutLosesNoElement(Submission submission, Threads threads, Outcome outcome) throws InterruptedException {
        var queue = Queues.fifo(submission, 1);
        var puts = Provoke.perhaps();
        if (puts) {
            queue.put("early");
        }
        threads.start("timed", () -> {
            try {
                if (puts) {
                    queue.put("late", 1, SECONDS);
                } else {
                    queue.get(1, SECONDS);
                }
                outcome.set(puts ? "put(late, 1, SECONDS)" : "get(1, SECONDS)", "in time");
            } catch (Full _) {
                outcome.set(puts ? "put(late, 1, SECONDS)" : "get(1, SECONDS)", "Full");
            } catch (Empty _) {
                outcome.set(puts ? "put(late, 1, SECONDS)" : "get(1, SECONDS)", "Empty");
            }
        });
        startOther(threads, queue, puts);
        threads.join();
        outcome.set("elements left", queue.size());
    }

    /// What a thread waits for that puts, or else gets.
    private static void startOther(Threads threads, TaskQueue<String> queue, boolean puts) {
        threads.start("other", () -> {
            if (puts) {
                queue.get();
            } else {
                queue.put("element");
            }
        });
    }

    @Check(points = 2, title = "passes a wake-up on when the thread that got it gives up",
            needs = "timeoutLosesNoElement", finding = "lost-wakeup",
            hint = "A thread was woken because an element came, and finds its time over. Who else was woken?")
    @Explore(timers = Timers.ANY_DELAY)
    void timeoutPassesWakeupOn(Submission submission, Threads threads) throws InterruptedException {
        var queue = Queues.fifo(submission, 1);
        var puts = Provoke.perhaps();
        if (puts) {
            queue.put("early");
        }
        threads.startAndSettle("in time", () -> {
            try {
                if (puts) {
                    queue.put("late", 1, SECONDS);
                    queue.getNow();
                } else {
                    queue.putNow(queue.get(1, SECONDS));
                }
            } catch (Full | Empty _) {
                // what comes is for the other one
            }
        });
        threads.startAndSettle("patient", () -> {
            if (puts) {
                queue.put("late");
            } else {
                queue.get();
            }
        });
        Thread.sleep(1_000);
        if (puts) {
            queue.get();
        } else {
            queue.put("element");
        }
        threads.join();
        assertEquals(puts ? 1 : 0, queue.size(), "elements when the patient thread had its turn");
    }

    @Check(points = 3, title = "stops waiting when it is interrupted", needs = "waitsForElement",
            finding = "interrupt-ignored",
            hint = "Does each method that waits end with the exception when it is interrupted, having put and got nothing?")
    void interruptEndsWaiting(Submission submission, Threads threads) throws InterruptedException {
        var empty = Queues.fifo(submission, 1);
        var full = Queues.fifo(submission, 1);
        full.put("early");
        var waiting = waitingCalls(empty, full).entrySet().stream().map(call -> threads.start(call.getKey(), () -> {
            assertThrows(InterruptedException.class, call.getValue(),
                    () -> call.getKey() + " threw no InterruptedException, though its thread was interrupted");
            assertFalse(Thread.currentThread().isInterrupted(),
                    () -> "the interrupt status is still set after the InterruptedException of " + call.getKey());
        })).toList();
        threads.settle();
        waiting.forEach(Thread::interrupt);
        threads.settle();
        assertEquals(0, empty.size(), "elements of a queue in which none was put");
        assertEquals("early", full.get(), "what get() handed out of [early]");
        assertEquals(0, full.size(), "elements when who was interrupted has put nothing");
        empty.put("element");
        assertEquals("element", empty.get(), "what get() handed out of [element]");
        full.taskDone();
        threads.join();
    }

    @Check(points = 2, title = "notices an interrupt from before the call", needs = "interruptEndsWaiting",
            finding = "interrupt-ignored",
            hint = "Is the interrupt status looked at by each method that may wait, even where it need not?")
    void noticesEarlierInterrupt(Submission submission) throws InterruptedException {
        var queue = Queues.fifo(submission, 2);
        var calls = new TreeMap<>(waitingCalls(queue, queue));
        calls.put("get(0, SECONDS)", () -> queue.get(0, SECONDS));
        calls.put("put(no, -1, SECONDS)", () -> queue.put("no", -1, SECONDS));
        calls.forEach(QueueWaitingChecks::assertNoticesInterrupt);
        assertEquals(0, queue.size(), "elements when who was interrupted has put nothing");
        queue.put("early");
        calls.forEach(QueueWaitingChecks::assertNoticesInterrupt);
        assertEquals(1, queue.size(), "elements when who was interrupted has put and got nothing");
        queue.put("late");
        calls.forEach(QueueWaitingChecks::assertNoticesInterrupt);
        assertEquals(2, queue.size(), "elements when who was interrupted has got nothing");
    }

    private static void assertNoticesInterrupt(String call, Executable waiting) {
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, waiting,
                () -> call + " threw no InterruptedException, though its thread had been interrupted before");
        assertFalse(Thread.currentThread().isInterrupted(),
                () -> "the interrupt status is still set after the InterruptedException of " + call);
    }

    @Check(points = 2, title = "lets either an interrupt win or what the thread waits for",
            needs = "interruptEndsWaiting",
            hint = "Who got an element keeps the interrupt status; who got the exception has nothing.")
    @Explore(preemptions = 1)
    @MatchesReference
    void eitherInterruptOrElementWins(Submission submission, Threads threads, Outcome outcome)
            throws InterruptedException {
        var queue = Queues.fifo(submission, 1);
        var puts = Provoke.perhaps();
        var interrupted = new AtomicBoolean();
        if (puts) {
            queue.put("early");
        }
        var waiting = threads.start("waits", () -> {
            var done = puts ? putDone(queue) : getDone(queue);
            outcome.set(puts ? "put(late)" : "get(1, HOURS)", done ? "done" : "InterruptedException");
            while (!interrupted.get()) {
                Thread.onSpinWait();
            }
            outcome.set("interrupt status", Thread.currentThread().isInterrupted());
        });
        startOther(threads, queue, puts);
        waiting.interrupt();
        interrupted.set(true);
        threads.join();
        outcome.set("elements left", queue.size());
    }

    private static boolean getDone(TaskQueue<String> queue) {
        try {
            queue.get(1, HOURS);
            return true;
        } catch (InterruptedException _) {
            return false;
        }
    }

    private static boolean putDone(TaskQueue<String> queue) {
        try {
            queue.put("late");
            return true;
        } catch (InterruptedException _) {
            return false;
        }
    }

    @Check(points = 2, title = "passes a wake-up on when the thread that got it is interrupted",
            needs = "eitherInterruptOrElementWins", finding = "lost-wakeup",
            hint = "A thread was woken because an element came or went, and leaves with an exception. Who else was woken?")
    @Explore
    void interruptPassesWakeupOn(Submission submission, Threads threads) throws InterruptedException {
        var queue = Queues.fifo(submission, 1);
        var puts = Provoke.perhaps();
        if (puts) {
            queue.put("early");
        }
        var first = threads.startAndSettle("first", () -> {
            try {
                if (puts) {
                    queue.put("late");
                    queue.getNow();
                } else {
                    queue.putNow(queue.get());
                }
            } catch (InterruptedException _) {
                // what comes is for the other one
            }
        });
        threads.startAndSettle("second", () -> {
            if (puts) {
                queue.put("late");
            } else {
                queue.get();
            }
        });
        startOther(threads, queue, puts);
        first.interrupt();
        threads.join();
        assertEquals(puts ? 1 : 0, queue.size(), "elements when the second thread had its turn");
    }

    @Check(points = 1, title = "takes no notice of an interrupt in methods that never wait",
            needs = "noticesEarlierInterrupt", finding = "interrupt-mishandled",
            hint = "What never waits has nothing to do with interrupts.")
    void othersIgnoreInterrupts(Submission submission) {
        var queue = Queues.fifo(submission, 1);
        Thread.currentThread().interrupt();
        queue.putNow("element");
        assertThrows(Full.class, () -> queue.putNow("no"), "putNow() into a full queue, by an interrupted thread");
        assertEquals(1, queue.size(), "elements, as an interrupted thread sees them");
        assertEquals("element", queue.getNow(), "what getNow() handed out of [element] to an interrupted thread");
        assertThrows(Empty.class, queue::getNow, "getNow() of an empty queue, by an interrupted thread");
        queue.taskDone();
        assertTrue(queue.isEmpty(), "isEmpty() of an empty queue");
        assertFalse(queue.isFull(), "isFull() of an empty queue");
        assertTrue(Thread.interrupted(), "a method that never waits lost the interrupt");
    }

    /// Each method that may wait, called so that it does where one queue is empty, the other full and not all marked.
    private static Map<String, Executable> waitingCalls(TaskQueue<String> empty, TaskQueue<String> full) {
        return Map.of("get()", empty::get, "get(1, HOURS)", () -> empty.get(1, HOURS), "put(no)",
                () -> full.put("no"), "put(no, 1, HOURS)", () -> full.put("no", 1, HOURS), "join()", full::join);
    }

    private interface Getting {
        String from(TaskQueue<String> queue) throws InterruptedException;
    }

    private interface Putting {
        void into(TaskQueue<String> queue, String element) throws InterruptedException;
    }

    private static boolean gotNow(TaskQueue<String> queue) {
        try {
            queue.getNow();
            return true;
        } catch (Empty _) {
            return false;
        }
    }

    private static void putNow(TaskQueue<String> queue) {
        try {
            queue.putNow("passes");
        } catch (Full _) {
            // the other one was faster
        }
    }
}
