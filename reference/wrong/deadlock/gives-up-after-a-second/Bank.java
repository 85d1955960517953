package deadlock;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

import deadlock.contract.Account;
import deadlock.contract.Transfers;

/// A bank with a lock for each account.
///
/// Locks are taken in the order in which the bank was told of the accounts, by transfers and totals alike. Who waits for a
/// lock holds only such as come before it, so that no circle of waiting threads can close.
///
/// Thread safety: an account is used only by a thread that holds the lock of its vault; all fields are final, and the map
/// does not change.
public final class Bank implements Transfers {

    private record Vault(Account account, int place, Lock lock) {}

    private final Map<Account, Vault> vaults = new LinkedHashMap<>();

    /// With these accounts.
    public Bank(List<Account> accounts) {
        for (var account : accounts) {
            vaults.put(account, new Vault(account, vaults.size(), new ReentrantLock()));
        }
    }

    @Override
    public boolean transfer(Account from, Account to, long amount) {
        if (amount <= 0) {
            throw new IllegalArgumentException("the amount is not positive: " + amount);
        }
        var source = vault(from);
        var target = vault(to);
        var first = source.place < target.place ? source : target;
        var second = first == source ? target : source;
        if (!locked(first.lock)) { // BUG
            return false; // BUG
        }
        try {
            second.lock.lock();
            try {
                return move(from, to, amount);
            } finally {
                second.lock.unlock();
            }
        } finally {
            first.lock.unlock();
        }
    }

    private static boolean locked(Lock lock) {
        try {
            return lock.tryLock(1, TimeUnit.SECONDS); // BUG
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            lock.lock();
            return true;
        }
    }

    private Vault vault(Account account) {
        var vault = vaults.get(account);
        if (vault == null) {
            throw new IllegalArgumentException("not an account of this bank");
        }
        return vault;
    }

    /// The caller holds the locks of both.
    private static boolean move(Account from, Account to, long amount) {
        if (from.balance() < amount) {
            return false;
        }
        if (from != to) {
            from.withdraw(amount);
            try {
                to.deposit(amount);
            } catch (RuntimeException | Error e) {
                from.deposit(amount);
                throw e;
            }
        }
        return true;
    }

    @Override
    public long total() {
        var locked = new ArrayList<Vault>();
        try {
            for (var vault : vaults.values()) {
                vault.lock.lock();
                locked.add(vault);
            }
            var sum = 0L;
            for (var vault : locked) {
                sum += vault.account.balance();
            }
            return sum;
        } finally {
            locked.forEach(vault -> vault.lock.unlock());
        }
    }
}
