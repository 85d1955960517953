package deadlock.checks;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.ThreadIdGen;
import org.junit.jupiter.api.function.Executable;

import deadlock.contract.Allocator;
import deadlock.model.AllocatorModel;
import dev.lockstep.api.Check;
import dev.lockstep.api.Explore;
import dev.lockstep.api.Histories;
import dev.lockstep.api.Journal;
import dev.lockstep.api.Linearizable;
import dev.lockstep.api.MatchesReference;
import dev.lockstep.api.Outcome;
import dev.lockstep.api.Submission;
import dev.lockstep.api.Threads;
import dev.lockstep.api.Topic;

import static deadlock.checks.ResourceChecks.allocator;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// Customers wait for units, and go on as soon as they can.
@Topic("deadlock")
public class ResourceWaitingChecks {

    private static final List<Integer> ONE = List.of(1);
    private static final List<Integer> TWO = List.of(2);

    @Check(points = 3, title = "makes a customer wait for units, and no longer", needs = "grantsAllThatIsSafe",
            finding = "waits-wrongly",
            hint = "Who is not granted what it asks for waits; who gives back must wake somebody up.")
    void waitsUntilGranted(Submission submission, Threads threads) throws InterruptedException {
        var allocator = allocator(submission, ONE, ONE, ONE);
        allocator.request(0, ONE);
        waitsUntilReleased(allocator, threads);
        assertEquals(List.of(0), allocator.free(), "free() when another customer has got the unit");
    }

    /// Customer 0 has the only unit.
    private static void waitsUntilReleased(Allocator allocator, Threads threads) {
        var journal = new Journal();
        threads.startAndSettle("waits", () -> {
            allocator.request(1, ONE);
            assertEquals(List.of("release(0, [1])"), journal.entries(),
                    "what came before the return of request(1, [1])");
        });
        journal.add("release(0, [1])");
        allocator.release(0, ONE);
        threads.join();
    }

    @Check(points = 4, title = "brings customers to an end who take one unit after the other",
            needs = "grantsNothingUnsafe", finding = "wrong-units",
            hint = "Each has one unit and waits for a second one. Which of the requests should have waited?")
    @Explore
    void customersEnd(Submission submission, Threads threads) {
        var allocator = allocator(submission, TWO, TWO, TWO);
        threads.times(2, i -> {
            allocator.request(i - 1, ONE);
            allocator.request(i - 1, ONE);
            allocator.release(i - 1, TWO);
        });
        threads.join();
        assertEquals(TWO, allocator.free(), "free() when both have given back what they had");
    }

    @Check(points = 3, title = "lets everybody go on who can", needs = "waitsUntilGranted", finding = "lost-wakeup",
            hint = "Two customers wait, for different units. Whom does a wake-up reach, and can that one use it?")
    @Explore(preemptions = 0)
    void wakesAllWhoCanGo(Submission submission, Threads threads) throws InterruptedException {
        var allocator = allocator(submission, List.of(3), List.of(3), List.of(3), ONE);
        allocator.request(0, List.of(3));
        threads.start("wants three", () -> allocator.request(1, List.of(3)));
        threads.settle();
        var modest = threads.start("wants one", () -> allocator.request(2, ONE));
        threads.settle();
        allocator.release(0, ONE);
        modest.join();
        allocator.release(2, ONE);
        allocator.release(0, TWO);
        threads.join();
        allocator.release(1, List.of(3));
        allocator.request(0, List.of(3));
        threads.start("wants one", () -> allocator.request(1, ONE));
        threads.start("wants one, too", () -> allocator.request(2, ONE));
        threads.settle();
        allocator.release(0, List.of(3));
        threads.join();
        assertEquals(ONE, allocator.free(), "free() when two of three are lent");
    }

    @Check(points = 2, title = "answers concurrent calls of an allocator as if they came one after the other",
            needs = "grantsNothingUnsafe",
            hint = "Does a step lie between the look at what is free and its change, that another thread could come into?")
    @Linearizable(schedules = 500)
    void allocatorIsLinearizable(Histories histories) {
        histories.areExplainedBy(AllocatorModel.class, AllocatorOperations.class);
    }

    @Check(points = 2, title = "believes no wake-up that comes without a grant", needs = "waitsUntilGranted",
            finding = "wakeup-believed", hint = "wait, await and park may return for no reason at all.")
    @Explore(preemptions = 1, spuriousWakeups = 1)
    void survivesSpuriousWakeups(Submission submission, Threads threads) throws InterruptedException {
        var allocator = allocator(submission, ONE, ONE, ONE);
        allocator.request(0, ONE);
        waitsUntilReleased(allocator, threads);
    }

    @Check(points = 2, title = "ends a request when it is interrupted, with nothing taken", needs = "waitsUntilGranted",
            finding = "interrupt-ignored",
            hint = "Is the interrupt status looked at even where the request need not wait?")
    void interruptEndsRequest(Submission submission, Threads threads) throws InterruptedException {
        var allocator = allocator(submission, TWO, TWO, TWO);
        Thread.currentThread().interrupt();
        assertInterrupted(() -> allocator.request(0, ONE), "before it called request(0, [1])");
        assertEquals(TWO, allocator.free(), "free() where the only request was interrupted");
        allocator.request(0, TWO);
        Thread.currentThread().interrupt();
        assertInterrupted(() -> allocator.request(1, ONE), "before it called request(1, [1])");
        var waiting = threads.startAndSettle("waits",
                () -> assertInterrupted(() -> allocator.request(1, ONE), "while it waited in request(1, [1])"));
        waiting.interrupt();
        threads.join();
        allocator.release(0, TWO);
        assertEquals(TWO, allocator.free(), "free() where nobody holds anything");
        allocator.request(1, TWO);
        assertEquals(List.of(0), allocator.free(), "free() after request(1, [2])");
    }

    private static void assertInterrupted(Executable request, String when) {
        assertThrows(InterruptedException.class, request,
                () -> "no InterruptedException, though the thread was interrupted " + when);
        assertFalse(Thread.currentThread().isInterrupted(),
                () -> "the interrupt status is still set after the exception of a thread that was interrupted " + when);
    }

    @Check(points = 1, title = "takes no notice of an interrupt in methods that never wait",
            needs = "interruptEndsRequest", finding = "interrupt-mishandled",
            hint = "What never waits has nothing to do with interrupts.")
    void othersIgnoreInterrupts(Submission submission) {
        var allocator = allocator(submission, ONE, ONE, ONE);
        Thread.currentThread().interrupt();
        assertTrue(allocator.tryRequest(0, ONE), "tryRequest(0, [1]) where [1] is free, by an interrupted thread");
        assertFalse(allocator.tryRequest(1, ONE), "tryRequest(1, [1]) where none is free, by an interrupted thread");
        assertEquals(List.of(0), allocator.free(), "free(), as an interrupted thread sees it");
        allocator.release(0, ONE);
        assertEquals(ONE, allocator.free(), "free(), as an interrupted thread sees it");
        assertTrue(Thread.interrupted(), "a method that never waits lost the interrupt");
    }

    @Check(points = 2, title = "lets either an interrupt win or the grant", needs = "interruptEndsRequest",
            hint = "Who was granted units keeps the interrupt status; who got the exception has taken nothing.")
    @Explore(preemptions = 1)
    @MatchesReference
    void eitherInterruptOrGrantWins(Submission submission, Threads threads, Outcome outcome)
            throws InterruptedException {
        var allocator = allocator(submission, ONE, ONE, ONE);
        var interrupted = new AtomicBoolean();
        allocator.request(0, ONE);
        var waiting = threads.start("waits", () -> {
            outcome.set("request(1, [1])", granted(allocator, 1) ? "granted" : "InterruptedException");
            while (!interrupted.get()) {
                Thread.onSpinWait();
            }
            outcome.set("interrupt status", Thread.currentThread().isInterrupted());
        });
        threads.start("gives back", () -> allocator.release(0, ONE));
        waiting.interrupt();
        interrupted.set(true);
        threads.join();
        outcome.set("free()", allocator.free());
    }

    @Check(points = 2, title = "passes a wake-up on when the thread that got it is interrupted",
            needs = "eitherInterruptOrGrantWins", finding = "lost-wakeup",
            hint = "A thread was woken because units came back, and leaves with an exception. Who else was woken?")
    @Explore(preemptions = 1)
    void interruptPassesWakeupOn(Submission submission, Threads threads) throws InterruptedException {
        var allocator = allocator(submission, ONE, ONE, ONE, ONE);
        allocator.request(0, ONE);
        var first = threads.startAndSettle("first", () -> {
            if (granted(allocator, 1)) {
                allocator.release(1, ONE);
            }
        });
        threads.startAndSettle("second", () -> allocator.request(2, ONE));
        threads.start("gives back", () -> allocator.release(0, ONE));
        first.interrupt();
        threads.join();
        assertEquals(List.of(0), allocator.free(), "free() when the second one has the unit");
    }

    private static boolean granted(Allocator allocator, int customer) {
        try {
            allocator.request(customer, ONE);
            return true;
        } catch (InterruptedException _) {
            return false;
        }
    }

    /// Three units, and three customers that claim two each; each thread is a customer.
    public static class AllocatorOperations {

        private final Allocator allocator = allocator(Submission.current(), List.of(3), TWO, TWO, TWO);

        @Operation(blocking = true)
        public void request(@Param(gen = ThreadIdGen.class) int thread,
                @Param(gen = IntGen.class, conf = "1:2") int units) throws InterruptedException {
            allocator.request(thread - 1, List.of(units));
        }

        @Operation
        public boolean tryRequest(@Param(gen = ThreadIdGen.class) int thread,
                @Param(gen = IntGen.class, conf = "2:2") int units) {
            return allocator.tryRequest(thread - 1, List.of(units));
        }

        @Operation
        public void release(@Param(gen = ThreadIdGen.class) int thread,
                @Param(gen = IntGen.class, conf = "1:1") int units) {
            allocator.release(thread - 1, List.of(units));
        }

        @Operation
        public List<Integer> free() {
            return allocator.free();
        }
    }
}
