package deadlock.checks;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

import deadlock.contract.Table;
import dev.lockstep.api.Check;
import dev.lockstep.api.Explore;
import dev.lockstep.api.Finding;
import dev.lockstep.api.Gauge;
import dev.lockstep.api.Journal;
import dev.lockstep.api.Provoke;
import dev.lockstep.api.Submission;
import dev.lockstep.api.Threads;
import dev.lockstep.api.Topic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

/// Philosophers eat: neighbours never together, others together if they like, and nobody goes hungry.
@Topic("deadlock")
public class PhilosophersChecks {

    /// What each fork was last used for; its fork guards each.
    private final int[] used = new int[5];

    @Check(points = 2, title = "runs a meal once, in the thread that is hungry", finding = "meal-run-wrongly",
            hint = "Who runs the meal, and has it been eaten when eat() returns?")
    void runsMeal(Submission submission) {
        var table = table(submission, 5);
        var eater = new AtomicReference<Thread>();
        table.eat(2, () -> eater.set(Thread.currentThread()));
        assertSame(Thread.currentThread(), eater.get(), "the thread in which the meal was run");
        for (var seats : List.of(2, 3, 70)) {
            var meal = mock(Runnable.class);
            table(submission, seats).eat(seats - 1, meal);
            verify(meal).run();
        }
    }

    @Check(points = 1, title = "refuses tables and seats that make no sense", needs = "runsMeal",
            finding = "illegal-argument-accepted", hint = "Which seats does a table have, and how few may there be?")
    void refusesIllegalSeats(Submission submission) {
        for (var seats : List.of(1, 0, -1)) {
            assertThrows(IllegalArgumentException.class, () -> table(submission, seats),
                    () -> "a table with " + seats + " seats");
        }
        var table = table(submission, 2);
        for (var seat : List.of(2, -1, Integer.MAX_VALUE)) {
            assertThrows(IllegalArgumentException.class, () -> table.eat(seat, () -> {}),
                    () -> "eat(" + seat + ") at a table with 2 seats");
        }
        table.eat(1, () -> {});
    }

    @Check(points = 3, title = "never lets neighbours eat at the same time", needs = "runsMeal",
            finding = "neighbours-eat-together",
            hint = "Which forks does each seat have, and which the last one?")
    void neighboursTakeTurns(Submission submission, Threads threads) {
        for (var seats : List.of(2, 5)) {
            var table = table(submission, seats);
            for (var seat = 0; seat < seats; seat++) {
                eatNextTo(table, seat, (seat + 1) % seats, threads);
                eatNextTo(table, (seat + 1) % seats, seat, threads);
            }
        }
    }

    private static void eatNextTo(Table table, int eater, int neighbour, Threads threads) {
        var meals = new Journal();
        table.eat(eater, () -> {
            threads.startAndSettle("neighbour", () -> table.eat(neighbour, () -> meals.add("neighbour")));
            assertEquals(List.of(), meals.entries(),
                    () -> "meals at seat " + neighbour + " while somebody eats at seat " + eater);
        });
        threads.join();
        assertEquals(List.of("neighbour"), meals.entries(), () -> "meals at seat " + neighbour + " afterwards");
    }

    @Check(points = 5, title = "lets two eat together who share no fork", needs = "neighboursTakeTurns",
            finding = "eats-alone", hint = "What do two philosophers share who share no fork?")
    void strangersEatTogether(Submission submission, Threads threads) {
        var table = table(submission, 5);
        for (var seat = 0; seat < 5; seat++) {
            for (var distance = 2; distance <= 3; distance++) {
                eatAcross(table, seat, (seat + distance) % 5, threads);
            }
        }
        var large = table(submission, 70);
        for (var seat = 2; seat < 69; seat++) {
            eatAcross(large, 0, seat, threads);
        }
    }

    private static void eatAcross(Table table, int eater, int stranger, Threads threads) {
        var meals = new Journal();
        table.eat(eater, () -> {
            threads.startAndSettle("stranger", () -> table.eat(stranger, () -> meals.add("stranger")));
            assertEquals(List.of("stranger"), meals.entries(),
                    () -> "meals at seat " + stranger + " while somebody eats at seat " + eater);
        });
        threads.join();
    }

    @Check(points = 5, title = "feeds all at a table who are hungry at the same time", needs = "neighboursTakeTurns",
            finding = "neighbours-eat-together",
            hint = "Each has one fork in his hand. Who holds what, and who waits for it?")
    @Explore(schedules = 4_000)
    void feedsAll(Submission submission, Threads threads) {
        var seats = Provoke.perhaps() ? 3 : 2;
        var table = table(submission, seats);
        var eating = new Gauge();
        threads.times(seats, i -> table.eat(i - 1, () -> {
            eating.enter();
            assertEquals(1, eating.inside(),
                    () -> "how many eat at once of " + seats + ", where each is a neighbour of each");
            used[i - 1]++;
            used[i % seats]++;
            eating.leave();
        }));
        threads.join();
        for (var fork = 0; fork < seats; fork++) {
            assertEquals(2, used[fork], () -> "how often each fork was used at a table for " + seats);
        }
    }

    @Check(points = 2, title = "puts the forks down when a meal fails", needs = "neighboursTakeTurns",
            finding = "meal-run-wrongly", hint = "What runs whatever way the meal ends?")
    void putsForksDown(Submission submission, Threads threads) {
        var table = table(submission, 3);
        var exception = new IllegalStateException("too hot");
        var error = new Error("burnt");
        assertSame(exception, assertThrows(IllegalStateException.class, () -> table.eat(0, () -> {
            throw exception;
        }), "eat() where the meal throws an exception"), "what eat() throws");
        assertSame(error, assertThrows(Error.class, () -> table.eat(1, () -> {
            throw error;
        }), "eat() where the meal throws an error"), "what eat() throws");
        threads.times(3, i -> table.eat(i - 1, () -> {}));
        threads.join();
    }

    @Check(points = 2, title = "takes no notice of interrupts at a table", needs = "neighboursTakeTurns",
            finding = "interrupt-mishandled",
            hint = "A hungry philosopher is interrupted. Does he still wait until he has both forks, and is the "
                    + "interrupt still there after the meal?")
    @Explore(preemptions = 1, schedules = 4_000, spuriousWakeups = 1)
    void tableIgnoresInterrupts(Submission submission, Threads threads) {
        var table = table(submission, 3);
        var eating = new Gauge();
        var interrupted = new AtomicBoolean();
        Thread.currentThread().interrupt();
        table.eat(2, () -> assertTrue(Thread.interrupted(), "the interrupt status in a meal, interrupted before it"));
        assertFalse(Thread.interrupted(), "the interrupt status after a meal that cleared it");
        var first = threads.start(() -> {
            eatAlone(table, 0, eating, interrupted);
            while (!interrupted.get()) {
                Thread.onSpinWait();
            }
            assertTrue(Thread.currentThread().isInterrupted(), "the interrupt status after the meal");
        });
        threads.start(() -> eatAlone(table, 1, eating, new AtomicBoolean()));
        first.interrupt();
        interrupted.set(true);
        threads.join();
    }

    private static void eatAlone(Table table, int seat, Gauge eating, AtomicBoolean interrupted) {
        table.eat(seat, () -> {
            eating.enter();
            if (interrupted.get()) {
                assertTrue(Thread.currentThread().isInterrupted(),
                        "the interrupt status in a meal, interrupted before");
            }
            Finding.named("neighbours-eat-together").unless(
                    () -> assertEquals(1, eating.inside(), "how many eat at once of two neighbours"));
            eating.leave();
        });
    }

    @Check(points = 2, title = "waits for forks as long as a meal takes", needs = "neighboursTakeTurns",
            finding = "neighbours-eat-together",
            hint = "What does a wait tell that gave up, and who listens?")
    @Explore(preemptions = 0, steps = 200_000)
    void waitsForSlowEaters(Submission submission, Threads threads) {
        var table = table(submission, 3);
        var eating = new Gauge();
        var eaten = new Journal();
        threads.times(2, i -> table.eat(i - 1, () -> {
            eating.enter();
            assertEquals(1, eating.inside(), "how many eat at once of two neighbours, where a meal takes five seconds");
            nap();
            eaten.add("meal");
            eating.leave();
        }));
        threads.join();
        Finding.named("meal-run-wrongly").unless(
                () -> assertEquals(List.of("meal", "meal"), eaten.entries(), "the meals of two who were hungry"));
    }

    static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts here", e);
        }
    }

    static void nap() {
        try {
            Thread.sleep(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts here", e);
        }
    }

    @Check(points = 1, title = "keeps one table apart from another", needs = "neighboursTakeTurns",
            finding = "eats-alone", hint = "Is anything shared, or static, that belongs to one table?")
    void tablesAreIndependent(Submission submission, Threads threads) {
        var table = table(submission, 2);
        var other = table(submission, 3);
        var meals = new Journal();
        table.eat(0, () -> {
            threads.startAndSettle("other table", () -> other.eat(0, () -> meals.add("other table")));
            assertEquals(List.of("other table"), meals.entries(),
                    "meals at another table while somebody eats at this one");
        });
        threads.join();
    }

    private static Table table(Submission submission, int seats) {
        return submission.create(Table.class, "DiningPhilosophers", seats);
    }
}
