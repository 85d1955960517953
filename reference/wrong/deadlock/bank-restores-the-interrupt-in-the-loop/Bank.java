package deadlock;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import deadlock.contract.Account;
import deadlock.contract.Transfers;

/// Takes all accounts that a call needs at once, or none of them. The monitor is held only to mark them.
public class Bank implements Transfers {
    private final Set<Account> all;
    private final Set<Account> used = new HashSet<>();

    public Bank(List<Account> accounts) {
        all = Set.copyOf(accounts);
    }

    @Override
    public boolean transfer(Account from, Account to, long amount) {
        if (amount <= 0) {
            throw new IllegalArgumentException("amount: " + amount);
        }
        if (!all.contains(from) || !all.contains(to)) {
            throw new IllegalArgumentException("stranger");
        }
        Set<Account> mine = new HashSet<>(List.of(from, to).subList(0, from == to ? 1 : 2));
        take(mine);
        try {
            if (from.balance() < amount) {
                return false;
            }
            if (from != to) {
                from.withdraw(amount);
                try {
                    to.deposit(amount);
                } catch (RuntimeException | Error refused) {
                    from.deposit(amount);
                    throw refused;
                }
            }
            return true;
        } finally {
            give(mine);
        }
    }

    @Override
    public long total() {
        take(all);
        try {
            long sum = 0;
            for (Account each : all) {
                sum += each.balance();
            }
            return sum;
        } finally {
            give(all);
        }
    }

    private synchronized void take(Set<Account> wanted) {
        while (wanted.stream().anyMatch(used::contains)) {
            try {
                wait(); // BUG
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // BUG
            }
        }
        used.addAll(wanted);
    }

    private synchronized void give(Collection<Account> back) {
        used.removeAll(back);
        notifyAll();
    }
}
