package deadlock.checks;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;

import deadlock.contract.Transfers;
import deadlock.model.BankModel;
import dev.lockstep.api.Check;
import dev.lockstep.api.Explore;
import dev.lockstep.api.Gauge;
import dev.lockstep.api.Goal;
import dev.lockstep.api.Histories;
import dev.lockstep.api.Linearizable;
import dev.lockstep.api.Provoke;
import dev.lockstep.api.Reaches;
import dev.lockstep.api.Submission;
import dev.lockstep.api.Threads;
import dev.lockstep.api.Topic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// Transfers end, whichever come together; no money is lost or seen twice; and who has nothing to do with each other works
/// at the same time.
@Topic("deadlock")
public class BankTransfersChecks {

    /// As many accounts that a few locks for all of them would be shared.
    private static final int PAIRS = 20;

    private final Purse a = new Purse("a", 100);
    private final Purse b = new Purse("b", 100);
    private final Purse c = new Purse("c", 100);

    @Check(points = 6, title = "brings opposite transfers to an end", needs = "movesMoney", finding = "wrong-balance",
            hint = "One transfers from a to b, the other one from b to a. Which locks does each of them take, and in "
                    + "which order?")
    @Explore
    void oppositeTransfersEnd(Submission submission, Threads threads) {
        var bank = BankChecks.bank(submission, a, b, c);
        threads.start(() -> assertTrue(bank.transfer(a, b, 10), "transfer(a, b, 10) where a has 100"));
        threads.start(() -> assertTrue(bank.transfer(b, a, 30), "transfer(b, a, 30) where b has 100"));
        threads.join();
        assertBalances(120, 80, 100);
    }

    @Check(points = 2, title = "brings three transfers in a ring to an end", needs = "oppositeTransfersEnd",
            finding = "wrong-balance", hint = "Who waits for whom, when each of the three has done its first step?")
    @Explore(schedules = 4_000)
    void ringOfTransfersEnds(Submission submission, Threads threads) {
        var bank = BankChecks.bank(submission, a, b, c);
        threads.start(() -> bank.transfer(a, b, 10));
        threads.start(() -> bank.transfer(b, c, 20));
        threads.start(() -> bank.transfer(c, a, 40));
        threads.join();
        assertBalances(130, 90, 80);
    }

    @Check(points = 3, title = "brings opposite transfers to an end where all hash codes are equal",
            needs = "oppositeTransfersEnd",
            finding = "wrong-balance",
            hint = "What decides the order of two accounts, and can that be the same for both?")
    @Explore
    void equalHashCodesDoNoHarm(Submission submission, Threads threads) {
        Provoke.collidingHashCodes();
        var one = new Purse("one", 100);
        var other = new Purse("other", 100);
        var bank = BankChecks.bank(submission, one, other);
        threads.start(() -> bank.transfer(one, other, 10));
        threads.start(() -> bank.transfer(other, one, 30));
        threads.join();
        assertEquals(120, one.balance(), "balance of the one");
        assertEquals(80, other.balance(), "balance of the other");
    }

    @Check(points = 4, title = "counts all money at one moment", needs = "oppositeTransfersEnd",
            finding = "wrong-total",
            hint = "Where is the money between the withdrawal and the deposit, and who may look then? Which accounts "
                    + "may change after one has been looked at and before the last one is?")
    @Explore
    void totalIsOfOneMoment(Submission submission, Threads threads) {
        var bank = BankChecks.bank(submission, a, b, c);
        threads.start(() -> bank.transfer(a, c, 10));
        threads.start(() -> bank.transfer(c, a, 30));
        threads.start(() -> assertEquals(300, bank.total(), "total() of three accounts that had 100 each"));
        threads.join();
        assertBalances(120, 100, 80);
    }

    @Check(points = 2, title = "counts the money while it goes round", needs = "totalIsOfOneMoment",
            finding = "wrong-total", hint = "Two looks at the accounts come to the same sum. What does that prove?")
    void totalWhileMoneyGoesRound(Submission submission, Threads threads) {
        var round = new Round(submission, threads);
        assertEquals(300, round.bank.total(), "total() of three accounts that had 100 each, while money goes round");
        threads.join();
    }

    /// A bank with three accounts; while the thread that made it looks at one of them, a transfer between the other two
    /// begins. So each count that lets go of an account before it looks at the next one comes to the same wrong sum.
    private static final class Round {

        /// The looks of four counts.
        private static final int LOOKS = 12;

        private final Threads threads;
        private final Thread counting = Thread.currentThread();
        private final List<Purse> accounts = List.of(watched(0), watched(1), watched(2));
        private final Transfers bank;
        private int looks;

        Round(Submission submission, Threads threads) {
            this.threads = threads;
            this.bank = BankChecks.bank(submission, accounts.toArray(Purse[]::new));
        }

        private Purse watched(int place) {
            return new Purse("account " + place, 100, () -> {}, () -> lookedAt(place));
        }

        private void lookedAt(int place) {
            if (Thread.currentThread() == counting && looks < LOOKS) {
                looks++;
                threads.startAndSettle("transfer " + looks,
                        () -> bank.transfer(accounts.get((place + 1) % 3), accounts.get((place + 2) % 3), 10));
            }
        }
    }

    @Check(points = 3, title = "answers concurrent calls of a bank as if they came one after the other",
            needs = "putsMoneyBack",
            hint = "Another call comes just after you have seen that there is enough, or before money that was refused is "
                    + "back. What does it find?")
    @Linearizable(schedules = 400)
    void bankIsLinearizable(Histories histories) {
        histories.areExplainedBy(BankModel.class, BankOperations.class);
    }

    @Check(points = 5, title = "lets transfers overlap that have no account in common", needs = "oppositeTransfersEnd",
            hint = "Which lock does each of them hold while it is at its accounts, and does another one need it?")
    @Reaches
    @Explore(preemptions = 1, schedules = 100)
    void disjointTransfersOverlap(Submission submission, Threads threads, Goal goal) {
        var working = new Gauge();
        var goOn = new CountDownLatch(1);
        var accounts = new Purse[2 * PAIRS];
        Arrays.setAll(accounts, i -> new Purse("account " + i, 100, () -> {
            working.enter();
            goal.reachedIf(working.inside() == PAIRS);
            PhilosophersChecks.await(goOn);
            working.leave();
        }));
        var bank = BankChecks.bank(submission, accounts);
        threads.times(PAIRS, i -> bank.transfer(accounts[2 * i - 2], accounts[2 * i - 1], 10));
        threads.settle();
        goOn.countDown();
        threads.join();
    }

    @Check(points = 1, title = "waits for accounts as long as they take", needs = "oppositeTransfersEnd",
            finding = "wrong-balance", hint = "What does a call tell that gave up waiting for an account?")
    @Explore(preemptions = 0, steps = 200_000)
    void waitsForSlowAccounts(Submission submission, Threads threads) {
        var slow = new Purse("slow", 100, PhilosophersChecks::nap);
        var bank = BankChecks.bank(submission, a, slow);
        threads.start(() -> assertTrue(bank.transfer(a, slow, 10), "transfer(a, slow, 10) where a has 100"));
        threads.start(() -> assertTrue(bank.transfer(slow, a, 30), "transfer(slow, a, 30) where slow has 100"));
        threads.join();
        assertBalances(120, 100, 100);
        assertEquals(80, slow.balance(), "balance of the account that takes five seconds for each change");
    }

    @Check(points = 2, title = "takes no notice of interrupts in a bank", needs = "totalIsOfOneMoment",
            finding = "interrupt-mishandled",
            hint = "A thread that waits for an account is interrupted. Does it still wait until it has it, and is the "
                    + "interrupt still there afterwards?")
    @Explore(preemptions = 1, schedules = 4_000, spuriousWakeups = 1)
    void bankIgnoresInterrupts(Submission submission, Threads threads) {
        var bank = BankChecks.bank(submission, a, b, c);
        var interrupted = new AtomicBoolean();
        var first = threads.start(() -> {
            assertTrue(bank.transfer(a, b, 10), "transfer(a, b, 10) where a has 100");
            while (!interrupted.get()) {
                Thread.onSpinWait();
            }
            assertTrue(Thread.currentThread().isInterrupted(), "the interrupt status after transfer(a, b, 10)");
            bank.total();
            assertTrue(Thread.currentThread().isInterrupted(), "the interrupt status after total()");
        });
        threads.start(() -> bank.transfer(b, a, 30));
        first.interrupt();
        interrupted.set(true);
        threads.join();
        assertBalances(120, 80, 100);
    }

    private void assertBalances(long ofA, long ofB, long ofC) {
        assertEquals(ofA, a.balance(), "balance of a at the end");
        assertEquals(ofB, b.balance(), "balance of b at the end");
        assertEquals(ofC, c.balance(), "balance of c at the end");
    }

    /// Transfers in a bank with three accounts, of which the last one refuses all money.
    public static class BankOperations {

        private final List<Purse> accounts = List.of(new Purse("a", BankModel.EACH), new Purse("b", BankModel.EACH),
                new Purse("c", BankModel.EACH, () -> {
                    throw BankModel.refusal();
                }));
        private final Transfers bank = BankChecks.bank(Submission.current(), accounts.toArray(Purse[]::new));

        @Operation
        public boolean transfer(@Param(gen = IntGen.class, conf = "0:1") int from,
                @Param(gen = IntGen.class, conf = "0:2") int to,
                @Param(gen = IntGen.class, conf = "60:60") int amount) {
            return bank.transfer(accounts.get(from), accounts.get(to), amount);
        }

        @Operation
        public long total() {
            return bank.total();
        }
    }
}
