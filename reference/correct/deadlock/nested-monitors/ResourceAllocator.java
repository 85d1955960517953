package deadlock;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;

import deadlock.contract.Allocator;

/// One lock, and a condition for each customer.
public class ResourceAllocator implements Allocator {
    private record Customer(List<Integer> claim, Condition granted) {}

    private final int kinds;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Customer> customers = new ArrayList<>();
    private final Map<Customer, List<Integer>> held = new LinkedHashMap<>();
    private List<Integer> free;

    public ResourceAllocator(List<Integer> units, List<List<Integer>> claims) {
        kinds = units.size();
        free = units;
        for (List<Integer> claim : claims) {
            check(claim);
            if (!atMost(claim, units)) {
                throw new IllegalArgumentException();
            }
            Customer customer = new Customer(claim, lock.newCondition());
            customers.add(customer);
            held.put(customer, units.stream().map(any -> 0).toList());
        }
    }

    @Override
    public void request(int number, List<Integer> units) throws InterruptedException {
        Customer customer = customer(number, units);
        lock.lockInterruptibly();
        try {
            checkClaim(customer, units);
            while (!grant(customer, units)) {
                customer.granted.await();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean tryRequest(int number, List<Integer> units) {
        Customer customer = customer(number, units);
        lock.lock();
        try {
            checkClaim(customer, units);
            return grant(customer, units);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void release(int number, List<Integer> units) {
        Customer customer = customer(number, units);
        lock.lock();
        try {
            if (!atMost(units, held.get(customer))) {
                throw new IllegalArgumentException();
            }
            held.put(customer, minus(held.get(customer), units));
            free = plus(free, units);
            for (Customer each : customers) {
                each.granted.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<Integer> free() {
        lock.lock();
        try {
            return free;
        } finally {
            lock.unlock();
        }
    }

    private Customer customer(int number, List<Integer> units) {
        if (number < 0 || number >= customers.size()) {
            throw new IllegalArgumentException();
        }
        check(units);
        return customers.get(number);
    }

    private void check(List<Integer> units) {
        if (units.size() != kinds || units.stream().anyMatch(each -> each < 0)) {
            throw new IllegalArgumentException();
        }
    }

    private void checkClaim(Customer customer, List<Integer> units) {
        if (!atMost(units, minus(customer.claim, held.get(customer)))) {
            throw new IllegalArgumentException();
        }
    }

    private boolean grant(Customer customer, List<Integer> units) {
        if (!atMost(units, free)) {
            return false;
        }
        Map<Customer, List<Integer>> then = new LinkedHashMap<>(held);
        then.put(customer, plus(held.get(customer), units));
        List<Integer> left = minus(free, units);
        if (!isSafe(new LinkedHashMap<>(then), left)) {
            return false;
        }
        held.putAll(then);
        free = left;
        return true;
    }

    private static boolean isSafe(Map<Customer, List<Integer>> ahead, List<Integer> free) {
        if (ahead.isEmpty()) {
            return true;
        }
        for (Map.Entry<Customer, List<Integer>> each : ahead.entrySet()) {
            if (atMost(minus(each.getKey().claim, each.getValue()), free)) {
                List<Integer> more = plus(free, each.getValue());
                ahead.remove(each.getKey());
                return isSafe(ahead, more);
            }
        }
        return false;
    }

    private static boolean atMost(List<Integer> few, List<Integer> many) {
        return IntStream.range(0, few.size()).allMatch(i -> few.get(i) <= many.get(i));
    }

    private static List<Integer> plus(List<Integer> one, List<Integer> other) {
        return IntStream.range(0, one.size()).mapToObj(i -> one.get(i) + other.get(i)).toList();
    }

    private static List<Integer> minus(List<Integer> one, List<Integer> other) {
        return IntStream.range(0, one.size()).mapToObj(i -> one.get(i) - other.get(i)).toList();
    }
}
