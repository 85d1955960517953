package deadlock;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import deadlock.contract.Account;
import deadlock.contract.Transfers;

/// Monitors of the accounts themselves, in the order of their hash codes; where two are equal, behind a third lock.
public class Bank implements Transfers {
    private final List<Account> accounts;
    private final Object tie = new Object();

    public Bank(List<Account> accounts) {
        this.accounts = new ArrayList<>(accounts);
        this.accounts.sort(Comparator.comparingInt(System::identityHashCode));
    }

    @Override
    public boolean transfer(Account from, Account to, long amount) {
        if (amount <= 0 || !accounts.contains(from) || !accounts.contains(to)) {
            throw new IllegalArgumentException();
        }
        int fromHash = System.identityHashCode(from);
        int toHash = System.identityHashCode(to);
        if (fromHash < toHash) {
            synchronized (from) {
                synchronized (to) {
                    return move(from, to, amount);
                }
            }
        } else {
            synchronized (to) { // BUG
                synchronized (from) { // BUG
                    return move(from, to, amount);
                }
            }
        }
    }

    private boolean move(Account from, Account to, long amount) {
        if (from.balance() < amount) {
            return false;
        }
        if (from != to) {
            from.withdraw(amount);
            boolean done = false;
            try {
                to.deposit(amount);
                done = true;
            } finally {
                if (!done) {
                    from.deposit(amount);
                }
            }
        }
        return true;
    }

    @Override
    public long total() {
        synchronized (tie) {
            return totalFrom(0);
        }
    }

    private long totalFrom(int index) {
        if (index == accounts.size()) {
            return 0;
        }
        Account account = accounts.get(index);
        synchronized (account) {
            return totalFrom(index + 1) + account.balance();
        }
    }
}
