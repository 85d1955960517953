package deadlock;

import java.util.List;
import java.util.concurrent.Semaphore;

import deadlock.contract.Account;
import deadlock.contract.Transfers;

/// A semaphore for each account, taken from the end of the list to its beginning.
public class Bank implements Transfers {
    private final List<Account> accounts;
    private final Semaphore[] keys;

    public Bank(List<Account> accounts) {
        this.accounts = accounts;
        keys = new Semaphore[accounts.size()];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = new Semaphore(1);
        }
    }

    @Override
    public boolean transfer(Account from, Account to, long amount) {
        int source = accounts.indexOf(from);
        int target = accounts.indexOf(to);
        if (amount <= 0 || source < 0 || target < 0) {
            throw new IllegalArgumentException();
        }
        Semaphore first = keys[Math.max(source, target)];
        Semaphore second = keys[Math.min(source, target)];
        first.acquireUninterruptibly();
        second.acquireUninterruptibly(); // BUG
        try {
            if (from.balance() < amount) {
                return false;
            }
            from.withdraw(amount);
            try {
                to.deposit(amount);
                return true;
            } catch (RuntimeException | Error e) {
                from.deposit(amount);
                throw e;
            }
        } finally {
            second.release();
            first.release();
        }
    }

    @Override
    public long total() {
        return totalTo(keys.length - 1);
    }

    private long totalTo(int index) {
        if (index < 0) {
            return 0;
        }
        keys[index].acquireUninterruptibly();
        try {
            return totalTo(index - 1) + accounts.get(index).balance();
        } finally {
            keys[index].release();
        }
    }
}
