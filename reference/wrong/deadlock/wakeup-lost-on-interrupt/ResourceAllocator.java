package deadlock;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Semaphore;

import deadlock.contract.Allocator;

/// A semaphore guards the books, and each thread that waits has one of its own.
public class ResourceAllocator implements Allocator {
    private final Semaphore books = new Semaphore(1, true);
    private record Sleeper(int customer, Integer[] wanted, Semaphore bell) {}

    private final Deque<Sleeper> asleep = new ArrayDeque<>();
    private final Integer[] free;
    private final Integer[][] lack;
    private final Integer[][] held;

    public ResourceAllocator(List<Integer> units, List<List<Integer>> claims) {
        free = units.toArray(Integer[]::new);
        lack = new Integer[claims.size()][];
        held = new Integer[claims.size()][free.length];
        for (int i = 0; i < lack.length; i++) {
            lack[i] = checked(claims.get(i));
            if (!covers(free, lack[i])) {
                throw new IllegalArgumentException("claim");
            }
            Arrays.fill(held[i], 0);
        }
    }

    private Integer[] checked(List<Integer> units) {
        if (units.size() != free.length) {
            throw new IllegalArgumentException("kinds");
        }
        for (int each : units) {
            if (each < 0) {
                throw new IllegalArgumentException("negative");
            }
        }
        return units.toArray(new Integer[0]);
    }

    private void check(int customer) {
        if (customer < 0 || customer >= lack.length) {
            throw new IllegalArgumentException("customer");
        }
    }

    @Override
    public void request(int customer, List<Integer> units) throws InterruptedException {
        check(customer);
        Integer[] wanted = checked(units);
        Sleeper me = new Sleeper(customer, wanted, new Semaphore(0));
        while (true) {
            books.acquire();
            try {
                asleep.remove(me);
                if (grant(customer, wanted)) {
                    wakeNext();
                    return;
                }
                asleep.add(me);
            } finally {
                books.release();
            }
            try {
                me.bell.acquire();
            } catch (InterruptedException e) {
                books.acquireUninterruptibly();
                asleep.remove(me); // BUG
                books.release();
                throw e; // BUG
            }
        }
    }

    @Override
    public boolean tryRequest(int customer, List<Integer> units) {
        check(customer);
        Integer[] wanted = checked(units);
        books.acquireUninterruptibly();
        try {
            return grant(customer, wanted);
        } finally {
            books.release();
        }
    }

    @Override
    public void release(int customer, List<Integer> units) {
        check(customer);
        Integer[] back = checked(units);
        books.acquireUninterruptibly();
        try {
            if (!covers(held[customer], back)) {
                throw new IllegalArgumentException("not held");
            }
            move(held[customer], free, back);
            add(lack[customer], back);
            wakeNext();
        } finally {
            books.release();
        }
    }

    private void wakeNext() {
        for (Sleeper each : asleep) {
            if (grant(each.customer, each.wanted)) {
                move(held[each.customer], free, each.wanted);
                add(lack[each.customer], each.wanted);
                each.bell.release();
                return;
            }
        }
    }

    @Override
    public List<Integer> free() {
        books.acquireUninterruptibly();
        try {
            return List.of(free);
        } finally {
            books.release();
        }
    }

    private boolean grant(int customer, Integer[] wanted) {
        if (!covers(lack[customer], wanted)) {
            throw new IllegalArgumentException("more than claimed");
        }
        if (!covers(free, wanted)) {
            return false;
        }
        move(free, held[customer], wanted);
        subtract(lack[customer], wanted);
        if (safe()) {
            return true;
        }
        move(held[customer], free, wanted);
        add(lack[customer], wanted);
        return false;
    }

    private boolean safe() {
        Integer[] left = free.clone();
        boolean[] ended = new boolean[lack.length];
        int count = 0;
        boolean again = true;
        while (again) {
            again = false;
            for (int i = lack.length - 1; i >= 0; i--) {
                if (!ended[i] && covers(left, lack[i])) {
                    ended[i] = true;
                    again = true;
                    count++;
                    add(left, held[i]);
                }
            }
        }
        return count == lack.length;
    }

    private static boolean covers(Integer[] there, Integer[] wanted) {
        for (int k = 0; k < there.length; k++) {
            if (there[k] < wanted[k]) {
                return false;
            }
        }
        return true;
    }

    private static void move(Integer[] from, Integer[] to, Integer[] units) {
        subtract(from, units);
        add(to, units);
    }

    private static void add(Integer[] sum, Integer[] units) {
        for (int k = 0; k < sum.length; k++) {
            sum[k] += units[k];
        }
    }

    private static void subtract(Integer[] sum, Integer[] units) {
        for (int k = 0; k < sum.length; k++) {
            sum[k] -= units[k];
        }
    }
}
