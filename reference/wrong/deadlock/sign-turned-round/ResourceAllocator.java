package deadlock;

import java.util.Arrays;
import java.util.List;

import deadlock.contract.Allocator;

/// The banker's algorithm in one monitor.
///
/// A request is granted on trial, and taken back if the state is not safe. Only what is given back can make another request
/// possible; it wakes everybody, and each looks for himself.
///
/// Thread safety: `free` and `held` are read and written only by threads that hold this object's monitor; `claims` does not
/// change. While the monitor is free, the state is safe.
public final class ResourceAllocator implements Allocator {

    private final int[] free;
    private final int[][] claims;
    private final int[][] held;

    /// With this many units of each kind, and these claims.
    public ResourceAllocator(List<Integer> units, List<List<Integer>> claims) {
        free = units.stream().mapToInt(Integer::intValue).toArray();
        this.claims = claims.stream().map(this::checked).toArray(int[][]::new);
        if (!Arrays.stream(this.claims).allMatch(claim -> fits(claim, free))) {
            throw new IllegalArgumentException("a claim to more than there is: " + claims);
        }
        held = new int[this.claims.length][free.length];
    }

    @Override
    public synchronized void request(int customer, List<Integer> units) throws InterruptedException {
        var wanted = wanted(customer, units);
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        while (!granted(customer, wanted)) {
            wait();
        }
    }

    @Override
    public synchronized boolean tryRequest(int customer, List<Integer> units) {
        return granted(customer, wanted(customer, units));
    }

    @Override
    public synchronized void release(int customer, List<Integer> units) {
        var back = checked(customer, units);
        if (!fits(back, held[customer])) {
            throw new IllegalArgumentException("customer " + customer + " holds less than " + units);
        }
        add(free, back, 1);
        add(held[customer], back, -1);
        notifyAll();
    }

    @Override
    public synchronized List<Integer> free() {
        return Arrays.stream(free).boxed().toList();
    }

    private boolean granted(int customer, int[] wanted) {
        if (!fits(wanted, free)) {
            return false;
        }
        add(free, wanted, -1);
        add(held[customer], wanted, 1);
        var safe = isSafe();
        if (!safe) {
            add(free, wanted, 1);
            add(held[customer], wanted, -1);
        }
        return safe;
    }

    /// Lets one customer after the other end in thought, as long as there is one who can.
    private boolean isSafe() {
        var left = free.clone();
        var ended = new boolean[claims.length];
        for (var next = next(ended, left); next >= 0; next = next(ended, left)) {
            ended[next] = true;
            add(left, held[next], 1);
        }
        for (var one : ended) {
            if (!one) {
                return false;
            }
        }
        return true;
    }

    /// A customer who has not ended and can, or -1.
    private int next(boolean[] ended, int[] left) {
        for (var customer = 0; customer < ended.length; customer++) {
            var lack = held[customer].clone();
            add(lack, claims[customer], -1); // BUG
            if (!ended[customer] && fits(lack, left)) { // BUG
                return customer;
            }
        }
        return -1;
    }

    private int[] lack(int customer) {
        var lack = claims[customer].clone();
        add(lack, held[customer], -1);
        return lack;
    }

    private int[] wanted(int customer, List<Integer> units) {
        var wanted = checked(customer, units);
        if (!fits(wanted, lack(customer))) {
            throw new IllegalArgumentException("customer " + customer + " claimed less than it would hold");
        }
        return wanted;
    }

    private int[] checked(int customer, List<Integer> units) {
        if (customer < 0 || customer >= claims.length) {
            throw new IllegalArgumentException("no such customer: " + customer);
        }
        return checked(units);
    }

    private int[] checked(List<Integer> units) {
        if (units.size() != free.length || units.stream().anyMatch(each -> each < 0)) {
            throw new IllegalArgumentException("not units of " + free.length + " kinds: " + units);
        }
        return units.stream().mapToInt(Integer::intValue).toArray();
    }

    private static boolean fits(int[] wanted, int[] there) {
        for (var kind = 0; kind < there.length; kind++) {
            if (wanted[kind] > there[kind]) {
                return false;
            }
        }
        return true;
    }

    private static void add(int[] sum, int[] units, int times) {
        for (var kind = 0; kind < sum.length; kind++) {
            sum[kind] += times * units[kind];
        }
    }
}
