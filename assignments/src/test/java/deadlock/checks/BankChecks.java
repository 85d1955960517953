package deadlock.checks;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import deadlock.contract.Account;
import deadlock.contract.Transfers;
import dev.lockstep.api.Check;
import dev.lockstep.api.Finding;
import dev.lockstep.api.Submission;
import dev.lockstep.api.Threads;
import dev.lockstep.api.Topic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.AdditionalAnswers.delegatesTo;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

/// What a transfer does, and what it leaves behind when it fails.
@Topic("deadlock")
public class BankChecks {

    private final Purse a = new Purse("a", 100);
    private final Purse b = new Purse("b", 50);

    @Check(points = 2, title = "moves money from one account to the other", finding = "wrong-balance",
            hint = "Which account is the money taken from, and how much of it?")
    void movesMoney(Submission submission) {
        var bank = bank(submission, a, b);
        assertEquals(150, bank.total(), "total() of accounts with 100 and 50");
        assertTrue(bank.transfer(a, b, 30), "transfer(a, b, 30) where a has 100");
        assertBalances(70, 80);
        assertTrue(bank.transfer(b, a, 80), "transfer(b, a, 80) where b has 80");
        assertBalances(150, 0);
        assertEquals(150, bank.total(), "total() of accounts with 150 and 0");
        assertEquals(0, bank(submission).total(), "total() of a bank without accounts");
    }

    @Check(points = 2, title = "refuses a transfer that the account cannot pay", needs = "movesMoney",
            finding = "wrong-balance", hint = "What is compared with what before the first withdrawal?")
    void refusesWithoutFunds(Submission submission) {
        var bank = bank(submission, a, b);
        assertFalse(bank.transfer(b, a, 51), "transfer(b, a, 51) where b has 50");
        assertBalances(100, 50);
        assertFalse(bank.transfer(a, b, Long.MAX_VALUE), "transfer(a, b, Long.MAX_VALUE) where a has 100");
        assertBalances(100, 50);
        assertTrue(bank.transfer(b, a, 50), "transfer(b, a, 50) where b has 50");
        assertFalse(bank.transfer(b, a, 1), "transfer(b, a, 1) where b has 0");
        assertBalances(150, 0);
    }

    @Check(points = 2, title = "withdraws once and then deposits once, or does neither", needs = "movesMoney",
            finding = "wrong-calls", hint = "What does the contract say each account is asked for, and in which order?")
    void callsAccountsOnce(Submission submission) {
        Account from = mock(Account.class, delegatesTo(a));
        Account to = mock(Account.class, delegatesTo(b));
        var bank = bank(submission, from, to);
        bank.transfer(from, to, 10);
        var order = inOrder(from, to);
        order.verify(from).withdraw(10);
        order.verify(to).deposit(10);
        bank.transfer(from, to, 1_000);
        bank.transfer(from, from, 10);
        bank.transfer(from, from, 1_000);
        verify(from, times(1)).withdraw(anyLong());
        verify(from, never()).deposit(anyLong());
        verify(to, times(1)).deposit(anyLong());
        verify(to, never()).withdraw(anyLong());
    }

    @Check(points = 2, title = "transfers from an account to itself", needs = "movesMoney", finding = "wrong-balance",
            hint = "Which lock does the call take twice, and does the money come back to where it was?")
    void transfersToItself(Submission submission, Threads threads) {
        var bank = bank(submission, a, b);
        assertTrue(bank.transfer(a, a, 100), "transfer(a, a, 100) where a has 100");
        assertFalse(bank.transfer(a, a, 101), "transfer(a, a, 101) where a has 100");
        assertBalances(100, 50);
        threads.start("afterwards", () -> bank.transfer(a, b, 1));
        threads.join();
        assertBalances(99, 51);
    }

    @Check(points = 1, title = "refuses amounts and accounts that make no sense", needs = "movesMoney",
            finding = "illegal-argument-accepted", hint = "When are the arguments looked at, and is each of them?")
    void refusesIllegalTransfers(Submission submission) {
        var bank = bank(submission, a, b);
        var stranger = new Purse("stranger", 100);
        for (var amount : List.of(0L, -1L, Long.MIN_VALUE)) {
            assertThrows(IllegalArgumentException.class, () -> bank.transfer(a, b, amount),
                    () -> "transfer(a, b, " + amount + ")");
            assertThrows(IllegalArgumentException.class, () -> bank.transfer(a, a, amount),
                    () -> "transfer(a, a, " + amount + ")");
        }
        assertThrows(IllegalArgumentException.class, () -> bank.transfer(a, stranger, 1),
                "a transfer to an account that is not the bank's");
        assertThrows(IllegalArgumentException.class, () -> bank.transfer(stranger, a, 1),
                "a transfer from an account that is not the bank's");
        assertThrows(IllegalArgumentException.class, () -> bank.transfer(stranger, stranger, 1),
                "a transfer within an account that is not the bank's");
        Finding.named("wrong-balance").unless(() -> assertBalances(100, 50));
        Finding.named("wrong-balance").unless(
                () -> assertEquals(100, stranger.balance(), "balance of the account that is not the bank's"));
    }

    @Check(points = 4, title = "puts the money back when an account refuses, and holds on to nothing",
            needs = "refusesWithoutFunds", finding = "money-lost",
            hint = "Whatever way the transfer ends: where is the money then, and who holds which lock?")
    void putsMoneyBack(Submission submission, Threads threads) {
        for (var refusal : List.of(new IllegalStateException("frozen"), new Error("out of order"))) {
            var refuses = new AtomicBoolean();
            Runnable refusing = () -> {
                if (refuses.get()) {
                    refuse(refusal);
                }
            };
            var one = new Purse("one", 100);
            var secret = new Purse("secret", 100, () -> {}, refusing);
            var other = new Purse("other", 100, refusing);
            var bank = bank(submission, one, secret, other);
            refuses.set(true);
            for (var there = 1; there <= 2; there++) {
                assertSame(refusal, assertThrows(Throwable.class, () -> bank.transfer(one, other, 30),
                        "a transfer to an account that refuses the deposit"), "what the transfer throws");
                assertSame(refusal, assertThrows(Throwable.class, () -> bank.transfer(other, one, 30),
                        "a transfer from an account that refuses the withdrawal"), "what the transfer throws");
                assertSame(refusal, assertThrows(Throwable.class, () -> bank.transfer(secret, one, 30),
                        "a transfer from an account that refuses to tell its balance"), "what the transfer throws");
                assertSame(refusal, assertThrows(Throwable.class, bank::total,
                        "total(), where an account refuses to tell its balance"), "what total() throws");
                assertEquals(100, one.balance(), "balance after transfers that an account refused");
                assertEquals(100, other.balance(), "balance of the account that refused");
            }
            refuses.set(false);
            threads.start("afterwards", () -> {
                assertTrue(bank.transfer(other, one, 100), "transfer(other, one, 100) where other has 100");
                assertTrue(bank.transfer(secret, other, 100), "transfer(secret, other, 100) where secret has 100");
                assertEquals(300, bank.total(), "total() of accounts that had 100 each");
            });
            threads.join();
        }
    }

    private static void refuse(Throwable refusal) {
        switch (refusal) {
            case Error error -> throw error;
            case RuntimeException exception -> throw exception;
            default -> throw new IllegalArgumentException(refusal);
        }
    }

    @Check(points = 1, title = "keeps one bank apart from another", needs = "movesMoney", finding = "wrong-balance",
            hint = "Is anything shared, or static, that belongs to one bank?")
    void banksAreIndependent(Submission submission) {
        var bank = bank(submission, a);
        var other = bank(submission, b, new Purse("c", 5));
        assertEquals(100, bank.total(), "total() of a bank, when another one has been opened");
        assertEquals(55, other.total(), "total() of the other bank");
        assertTrue(bank.transfer(a, a, 1), "transfer(a, a, 1) in the first bank");
        Finding.named("illegal-argument-accepted").unless(() -> assertThrows(IllegalArgumentException.class,
                () -> other.transfer(a, b, 1), "a transfer from an account of another bank"));
    }

    private void assertBalances(long ofA, long ofB) {
        assertEquals(ofA, a.balance(), "balance of a");
        assertEquals(ofB, b.balance(), "balance of b");
    }

    static Transfers bank(Submission submission, Account... accounts) {
        return submission.create(Transfers.class, "Bank", List.of(accounts));
    }
}
