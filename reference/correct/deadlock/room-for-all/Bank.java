package deadlock;

import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BooleanSupplier;

import deadlock.contract.Account;
import deadlock.contract.Transfers;

/// Transfers share the house, and lock two drawers in it; who counts has the house for himself.
public class Bank implements Transfers {
    private final ReadWriteLock house = new ReentrantReadWriteLock();
    private final List<Drawer> drawers;

    private static class Drawer extends ReentrantLock {
        private final Account account;

        Drawer(Account account) {
            this.account = account;
        }
    }

    public Bank(List<Account> accounts) {
        drawers = accounts.stream().map(Drawer::new).toList();
    }

    @Override
    public boolean transfer(Account from, Account to, long amount) {
        if (amount <= 0) {
            throw new IllegalArgumentException();
        }
        List<Drawer> two = drawers.stream().filter(each -> each.account == from || each.account == to).toList();
        if (two.size() != (from == to ? 1 : 2)) {
            throw new IllegalArgumentException();
        }
        return holding(house.readLock(), () -> holding(two.getFirst(), () -> holding(two.getLast(), () -> {
            if (from.balance() < amount) {
                return false;
            }
            if (from == to) {
                return true;
            }
            from.withdraw(amount);
            try {
                to.deposit(amount);
            } catch (RuntimeException | Error e) {
                from.deposit(amount);
                throw e;
            }
            return true;
        })));
    }

    private static boolean holding(Lock lock, BooleanSupplier work) {
        lock.lock();
        try {
            return work.getAsBoolean();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public long total() {
        house.writeLock().lock();
        try {
            long sum = 0;
            for (Drawer each : drawers) {
                sum += each.account.balance();
            }
            return sum;
        } finally {
            house.writeLock().unlock();
        }
    }
}
