package queues.checks;

import java.util.ArrayList;
import java.util.List;

import dev.lockstep.api.Check;
import dev.lockstep.api.Code;
import dev.lockstep.api.Finding;
import dev.lockstep.api.Structure;
import dev.lockstep.api.Submission;
import dev.lockstep.api.Threads;
import dev.lockstep.api.Topic;
import queues.contract.Discipline.Fifo;
import queues.contract.Discipline.Lifo;
import queues.contract.Discipline.Priority;
import queues.contract.Empty;
import queues.contract.Full;
import queues.contract.TaskQueue;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

/// Elements come out in the right order, none too many go in; only monitors and locks are used for that.
@Topic("queues")
public class QueueChecks {

    /// What the handout lists, in its order.
    private static final String BLOCKS = """
            allow java.util.concurrent.locks.* java.util.concurrent.atomic.* java.util.concurrent.TimeUnit
                  java.util.concurrent.ThreadLocalRandom java.util.concurrent.*Exception
            allow java.lang.* java.lang.annotation.* java.lang.invoke.MethodHandles java.lang.invoke.MethodHandles$Lookup
                  java.lang.invoke.VarHandle
            allow java.util.* java.util.function.* java.util.stream.* java.math.* java.time.* java.time.temporal.*
            allow java.io.Serializable java.io.Closeable java.io.*Exception
            allow java.io.PrintStream only print println printf format append flush

            deny java.util.Timer* because a queue needs no threads of its own
            deny java.lang.Thread members sleep join because a thread that waits is blocked, and does not look now and then
            deny java.util.concurrent.TimeUnit members sleep timedJoin
                 because a thread that waits is blocked, and does not look now and then
            """;

    @Check(points = 3, title = "hands out first what came first, in a FIFO queue", finding = "wrong-order",
            hint = "At which end do elements go in, at which end do they come out?")
    void handsOutTheEldest(Submission submission) throws InterruptedException {
        var queue = Queues.queue(submission, new Fifo<String>(), 5);
        queue.put("first");
        queue.put("second");
        assertEquals("first", queue.get(), "what get() handed out of [first, second]");
        queue.put("third");
        assertEquals("second", queue.get(), "what get() handed out of [second, third]");
        assertEquals("third", queue.get(), "what get() handed out of [third]");
    }

    @Check(points = 3, title = "hands out first what came last, in a LIFO queue", needs = "handsOutTheEldest",
            finding = "wrong-order",
            hint = "At which end do elements come out in this discipline, and does each method know?")
    void handsOutTheYoungest(Submission submission) throws InterruptedException {
        var queue = Queues.queue(submission, new Lifo<String>(), 5);
        putEachWay(queue, "first", "second", "third");
        assertEquals(List.of("third", "second", "first"), getEachWay(queue),
                "what get(), get(1, SECONDS) and getNow() handed out of [first, second, third]");
        putEachWay(queue, "fourth", "fifth", "sixth");
        assertEquals("sixth", queue.getNow(), "what getNow() handed out of [fourth, fifth, sixth]");
        queue.putNow("seventh");
        assertEquals(List.of("seventh", "fifth", "fourth"), getEachWay(queue),
                "what get(), get(1, SECONDS) and getNow() handed out of [fourth, fifth, seventh]");
        putEachWay(queue, "same", "other", "same");
        assertEquals(List.of("same", "other", "same"), getEachWay(queue),
                "what get(), get(1, SECONDS) and getNow() handed out of [same, other, same]");
    }

    @Check(points = 3, title = "hands out the least first, in a priority queue", needs = "handsOutTheEldest",
            finding = "wrong-order", hint = "Who compares the elements, and in which direction?")
    void handsOutTheLeast(Submission submission) throws InterruptedException {
        var queue = Queues.queue(submission, new Priority<>(Queues.SHORTEST), 5);
        putEachWay(queue, "four", "on", "six");
        assertEquals("on", queue.get(), "what get() handed out of [four, on, six], the shortest first");
        putEachWay(queue, "eleven", "a", "seven");
        assertEquals(List.of("a", "six", "four"), getEachWay(queue),
                "what get(), get(1, SECONDS) and getNow() handed out of [four, six, eleven, a, seven], the shortest first");
        assertEquals("seven", queue.getNow(), "what getNow() handed out of [eleven, seven], the shortest first");
        assertEquals("eleven", queue.getNow(), "what getNow() handed out of [eleven]");
    }

    @Check(points = 3, title = "hands out equal elements of a priority queue in the order of their arrival",
            needs = "handsOutTheLeast", finding = "wrong-order",
            hint = "A heap promises no order among equals. What tells which of two came first?")
    void keepsTiesInOrderOfArrival(Submission submission) throws InterruptedException {
        var queue = Queues.queue(submission, new Priority<>(Queues.SHORTEST), 20);
        var words = List.of("k", "dd", "a", "c", "cc", "b", "d", "aa", "e", "bb");
        for (var word : words) {
            queue.put(word);
        }
        assertEquals("k", queue.get(), () -> "what get() handed out of " + words + ", the shortest first");
        queue.put("j");
        var order = new ArrayList<String>();
        while (!queue.isEmpty()) {
            order.add(queue.get());
        }
        assertEquals(List.of("a", "c", "b", "d", "e", "j", "dd", "cc", "aa", "bb"), order,
                "what get() handed out of [dd, a, c, cc, b, d, aa, e, bb, j], the shortest first");
        for (var word : List.of("p", "q", "r")) {
            queue.put(word);
        }
        assertEquals(List.of("p", "q"), List.of(queue.get(), queue.get()), "what get() handed out of [p, q, r]");
        queue.put("s");
        queue.put("t");
        assertEquals(List.of("r", "s", "t"), List.of(queue.get(), queue.get(), queue.get()),
                "what get() handed out of [r, s, t], the last two of which came when r was there");
    }

    @Check(points = 2, title = "knows how many elements it holds, and whether it is empty or full",
            finding = "wrong-size",
            hint = "Which calls change the number, and by how much each?")
    void countsElements(Submission submission) throws InterruptedException {
        for (var discipline : Queues.disciplines()) {
            var queue = Queues.queue(submission, discipline, 2);
            assertHolds(0, true, false, queue);
            queue.put("same");
            assertHolds(1, false, false, queue);
            queue.putNow("same");
            assertHolds(2, false, true, queue);
            assertEquals("same", queue.get(), "what get() handed out of [same, same]");
            assertHolds(1, false, false, queue);
            queue.put("other", 1, SECONDS);
            assertHolds(2, false, true, queue);
            queue.get(1, SECONDS);
            queue.getNow();
            assertHolds(0, true, false, queue);
        }
    }

    @Check(points = 1, title = "has always room where its capacity is 0", needs = "countsElements",
            finding = "wrong-size", hint = "What does a capacity of 0 say?")
    void holdsAnyNumber(Submission submission) {
        var unbounded = Queues.fifo(submission, 0);
        assertHolds(0, true, false, unbounded);
        for (var i = 1; i <= 300; i++) { // more than a byte counts
            unbounded.putNow("element " + i);
            assertHolds(i, false, false, unbounded);
        }
    }

    private static void assertHolds(int size, boolean empty, boolean full, TaskQueue<String> queue) {
        assertEquals(size, queue.size(), "size()");
        assertEquals(empty, queue.isEmpty(), () -> "isEmpty() of a queue with " + size + " elements");
        assertEquals(full, queue.isFull(), () -> "isFull() of a queue with " + size + " elements");
    }

    @Check(points = 3, title = "answers putNow() and getNow() at once, with Full and Empty", needs = "countsElements",
            finding = "wrong-refusal", hint = "What is there to see before anything is changed?")
    void refusesAtOnce(Submission submission) {
        for (var discipline : Queues.disciplines()) {
            var queue = Queues.queue(submission, discipline, 1);
            assertThrows(Empty.class, queue::getNow, "getNow() of an empty queue");
            queue.putNow("in");
            assertThrows(Full.class, () -> queue.putNow("no"), "putNow() into a full queue");
            assertHolds(1, false, true, queue);
            assertEquals("in", queue.getNow(), "what getNow() handed out of [in]");
            assertThrows(Empty.class, queue::getNow, "getNow() of a queue that is empty again");
            assertHolds(0, true, false, queue);
        }
    }

    @Check(points = 2, title = "refuses arguments that make no sense", needs = "countsElements",
            finding = "illegal-argument-accepted", hint = "When are the arguments looked at?")
    void refusesIllegalArguments(Submission submission, Threads threads) {
        for (var discipline : Queues.disciplines()) {
            assertThrows(IllegalArgumentException.class, () -> Queues.queue(submission, discipline, -1),
                    "a capacity of -1");
            var queue = Queues.queue(submission, discipline, 1);
            assertThrows(NullPointerException.class, () -> queue.put(nothing()), "put(null)");
            assertThrows(NullPointerException.class, () -> queue.put(nothing(), 1, SECONDS), "put(null, 1, SECONDS)");
            assertThrows(NullPointerException.class, () -> queue.putNow(nothing()), "putNow(null)");
            Finding.named("wrong-size").hint("Is anything changed before the test that refuses?").unless(
                    () -> assertHolds(0, true, false, queue));
        }
    }

    /// The contracts do not say what may be null.
    private static String nothing() {
        return null;
    }

    @Check(points = 1, title = "keeps one queue apart from another", needs = "countsElements", finding = "wrong-size",
            hint = "Is anything shared, or static, that belongs to one queue?")
    void queuesAreIndependent(Submission submission, Threads threads) throws InterruptedException {
        var busy = Queues.fifo(submission, 1);
        busy.put("kept");
        threads.startAndSettle("waiting", () -> busy.put("late"));
        var idle = Queues.fifo(submission, 2);
        assertHolds(0, true, false, idle);
        idle.put("other");
        assertHolds(1, false, false, idle);
        Finding.named("wrong-order").unless(
                () -> assertEquals("other", idle.get(), "what get() handed out of a queue that holds [other]"));
        assertHolds(1, false, true, busy);
        busy.get();
        threads.join();
        assertHolds(1, false, true, busy);
        for (var discipline : Queues.disciplines()) {
            var one = Queues.queue(submission, discipline, 1);
            var other = Queues.queue(submission, discipline, 1);
            threads.startAndSettle("gets from one", one::get);
            threads.startAndSettle("gets from the other", other::get);
            other.put("element of the other");
            threads.settle();
            one.put("element of one");
            threads.join();
            threads.start("puts into one", () -> one.put("element of one"));
            threads.start("puts into the other", () -> other.put("element of the other"));
            threads.join();
        }
    }

    @Check(points = 2, title = "keeps no reference to an element that it has handed out",
            finding = "element-kept",
            hint = "What stands in the array, the node or the field from which an element was taken?")
    void keepsNoReference(Submission submission, Threads threads) throws InterruptedException {
        for (var discipline : Queues.disciplines()) {
            var queue = Queues.queue(submission, discipline, 3);
            putEachWay(queue, "1", "two", "three");
            for (var element : getEachWay(queue)) {
                assertFalse(Held.by(queue, element), "after an element was handed out, a field of the queue, of an "
                        + "object or an array that it leads to still refers to it");
            }
            threads.startAndSettle("gets", queue::get);
            queue.put("awaited");
            threads.join();
            assertFalse(Held.by(queue, "awaited"), "after an element was handed out to a thread that waited for it, a "
                    + "field of the queue, of an object or an array that it leads to still refers to it");
        }
    }

    @Check(points = 2, title = "is built from monitors or locks, not from ready-made queues, and never polls",
            needs = "handsOutTheEldest", finding = "forbidden-api",
            hint = "Allowed: monitors, Lock, Condition, LockSupport, atomics, and what only keeps data.")
    @Structure
    void isBuiltFromMonitorsAndLocks(Code code) {
        code.usesOnly(BLOCKS);
    }

    private static void putEachWay(TaskQueue<String> queue, String first, String second, String third)
            throws InterruptedException {
        queue.put(first);
        queue.put(second, 1, SECONDS);
        queue.putNow(third);
    }

    private static List<String> getEachWay(TaskQueue<String> queue) throws InterruptedException {
        return List.of(queue.get(), queue.get(1, SECONDS), queue.getNow());
    }
}
