package deadlock;

import java.util.List;
import java.util.Map;
import java.util.IdentityHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantReadWriteLock;

import deadlock.contract.Account;
import deadlock.contract.Transfers;

public class Bank implements Transfers {

    private record Desk(int number, Semaphore key) {
    }

    private final ReentrantReadWriteLock gate = new ReentrantReadWriteLock(true);
    private final Map<Account, Desk> desks = new IdentityHashMap<>();
    private final List<Account> accounts;

    public Bank(List<Account> accounts) {
        this.accounts = List.copyOf(accounts);
        this.accounts.forEach(account -> desks.put(account, new Desk(desks.size(), new Semaphore(1, true))));
    }

    @Override
    public boolean transfer(Account from, Account to, long amount) {
        var source = desks.get(from);
        var target = desks.get(to);
        if (source == null || target == null || amount <= 0) {
            throw new IllegalArgumentException();
        }
        gate.readLock().lock();
        try {
            if (source == target) {
                return from.balance() >= amount; // BUG: nothing moves, nothing to lock
            }
            boolean inOrder = source.number < target.number;
            return with(inOrder ? source : target, () -> with(inOrder ? target : source, () -> {
                if (from.balance() < amount) {
                    return false;
                }
                from.withdraw(amount);
                try {
                    to.deposit(amount);
                } catch (Throwable refusal) {
                    from.deposit(amount);
                    throw refusal;
                }
                return true;
            }));
        } finally {
            gate.readLock().unlock();
        }
    }

    private interface Step {
        boolean go();
    }

    private static boolean with(Desk desk, Step step) {
        desk.key.acquireUninterruptibly();
        try {
            return step.go();
        } finally {
            desk.key.release();
        }
    }

    @Override
    public long total() {
        gate.writeLock().lock();
        try {
            long total = 0;
            for (var account : accounts) {
                total += account.balance();
            }
            return total;
        } finally {
            gate.writeLock().unlock();
        }
    }
}
