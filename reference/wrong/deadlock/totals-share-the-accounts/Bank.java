package deadlock;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

import deadlock.contract.Account;
import deadlock.contract.Transfers;

public class Bank implements Transfers {

    private record Safe(Account account, int number, ReadWriteLock lock) {
    }

    private final Map<Account, Safe> safes = new LinkedHashMap<>();

    public Bank(List<Account> accounts) {
        for (var account : accounts) {
            safes.put(account, new Safe(account, safes.size(), new ReentrantReadWriteLock(true)));
        }
    }

    @Override
    public boolean transfer(Account from, Account to, long amount) {
        var source = safes.get(from);
        var target = safes.get(to);
        if (amount <= 0 || source == null || target == null) {
            throw new IllegalArgumentException();
        }
        boolean upwards = source.number < target.number;
        var first = (upwards ? source : target).lock.writeLock();
        var second = (upwards ? target : source).lock.writeLock();
        first.lock();
        try {
            second.lock();
            try {
                return move(from, to, amount);
            } finally {
                second.unlock();
            }
        } finally {
            first.unlock();
        }
    }

    private static boolean move(Account from, Account to, long amount) {
        if (from.balance() < amount) {
            return false;
        }
        if (from == to) {
            return true;
        }
        from.withdraw(amount);
        try {
            to.deposit(amount);
            return true;
        } catch (Throwable refused) {
            from.deposit(amount);
            throw refused;
        }
    }

    @Override
    public long total() {
        var locks = safes.values().stream().map(safe -> safe.lock.readLock()).toArray(Lock[]::new); // BUG
        int locked = 0;
        try {
            for (; locked < locks.length; locked++) {
                locks[locked].lock();
            }
            long total = 0;
            for (var safe : safes.values()) {
                total += safe.account.balance();
            }
            return total;
        } finally {
            while (locked > 0) {
                locks[--locked].unlock();
            }
        }
    }
}
