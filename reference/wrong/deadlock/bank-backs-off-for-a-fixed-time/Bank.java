package deadlock;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

import deadlock.contract.Account;
import deadlock.contract.Transfers;

/// Tries to get all the locks, and lets go of them if one is taken, to come again after a time of its own.
public class Bank implements Transfers {
    private final Map<Account, ReentrantLock> locks = new HashMap<>();

    public Bank(List<Account> accounts) {
        for (Account account : accounts) {
            locks.put(account, new ReentrantLock());
        }
    }

    @Override
    public boolean transfer(Account from, Account to, long amount) {
        if (amount < 1 || !locks.containsKey(from) || !locks.containsKey(to)) {
            throw new IllegalArgumentException();
        }
        List<ReentrantLock> both = List.of(locks.get(from), locks.get(to));
        BackOff.untilAllHeld(both);
        try {
            return move(from, to, amount);
        } finally {
            both.forEach(ReentrantLock::unlock);
        }
    }

    private static boolean move(Account from, Account to, long amount) {
        if (amount > from.balance()) {
            return false;
        }
        if (from.equals(to)) {
            return true;
        }
        from.withdraw(amount);
        try {
            to.deposit(amount);
        } catch (Throwable refused) {
            from.deposit(amount);
            throw refused;
        }
        return true;
    }

    @Override
    public long total() {
        List<ReentrantLock> all = List.copyOf(locks.values());
        BackOff.untilAllHeld(all);
        try {
            return locks.keySet().stream().mapToLong(Account::balance).sum();
        } finally {
            all.forEach(ReentrantLock::unlock);
        }
    }
}
