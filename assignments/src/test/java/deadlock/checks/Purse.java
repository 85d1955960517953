package deadlock.checks;

import deadlock.contract.Account;
import dev.lockstep.api.Finding;

import static org.junit.jupiter.api.Assertions.assertTrue;

/// An account that keeps no threads apart, and counts how often it was asked, so that whoever does not keep them apart either has
/// a data race, though he may only have looked.
final class Purse implements Account {

    private final String name;
    private final Runnable atWork;
    private final Runnable whenSeen;
    private long balance;
    @SuppressWarnings("unused") // it is written, and that is all it is for
    private long looks;

    Purse(String name, long balance) {
        this(name, balance, () -> {});
    }

    /// Also does something in the middle of each change; where that throws, nothing changes.
    Purse(String name, long balance, Runnable atWork) {
        this(name, balance, atWork, () -> {});
    }

    /// Also does something when its balance has been looked at, and not told yet.
    Purse(String name, long balance, Runnable atWork, Runnable whenSeen) {
        this.name = name;
        this.balance = balance;
        this.atWork = atWork;
        this.whenSeen = whenSeen;
    }

    @Override
    public long balance() {
        looks++;
        var seen = balance;
        whenSeen.run();
        return seen;
    }

    @Override
    public void withdraw(long amount) {
        atWork.run();
        Finding.named("overdrawn").unless(() -> assertTrue(balance >= amount,
                () -> "withdraw(" + amount + ") from " + this));
        balance -= amount;
    }

    @Override
    public void deposit(long amount) {
        atWork.run();
        balance += amount;
    }

    @Override
    public String toString() {
        return name + " with " + balance;
    }
}
