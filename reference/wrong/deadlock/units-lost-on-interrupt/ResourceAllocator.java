package deadlock;

import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;

import deadlock.contract.Allocator;

/// Who gives units back grants what can be granted then; who waits only learns of it.
public class ResourceAllocator implements Allocator {
    private static final class Request {
        final int customer;
        final List<Integer> units;
        boolean granted;

        Request(int customer, List<Integer> units) {
            this.customer = customer;
            this.units = units;
        }
    }

    private final int kinds;
    private final int[] free;
    private final List<List<Integer>> claims;
    private final List<int[]> held = new ArrayList<>();
    private final List<Request> open = new LinkedList<>();

    public ResourceAllocator(List<Integer> units, List<List<Integer>> claims) {
        kinds = units.size();
        free = new int[kinds];
        for (int k = 0; k < kinds; k++) {
            free[k] = units.get(k);
        }
        this.claims = claims;
        for (List<Integer> claim : claims) {
            requireUnits(claim);
            for (int k = 0; k < kinds; k++) {
                require(claim.get(k) <= free[k]);
            }
            held.add(new int[kinds]);
        }
    }

    private static void require(boolean met) {
        if (!met) {
            throw new IllegalArgumentException();
        }
    }

    private void requireUnits(List<Integer> units) {
        require(units.size() == kinds);
        units.forEach(each -> require(each >= 0));
    }

    private void requireClaimed(int customer, List<Integer> units) {
        require(customer >= 0 && customer < claims.size());
        requireUnits(units);
        for (int k = 0; k < kinds; k++) {
            require(units.get(k) <= claims.get(customer).get(k) - held.get(customer)[k]);
        }
    }

    @Override
    public void request(int customer, List<Integer> units) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        synchronized (this) {
            requireClaimed(customer, units);
            Request request = new Request(customer, units);
            open.add(request);
            serve();
            while (!request.granted) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    open.remove(request); // BUG
                    throw e; // BUG
                }
            }
        }
    }

    @Override
    public synchronized boolean tryRequest(int customer, List<Integer> units) {
        requireClaimed(customer, units);
        return granted(customer, units);
    }

    @Override
    public synchronized void release(int customer, List<Integer> units) {
        require(customer >= 0 && customer < claims.size());
        requireUnits(units);
        for (int k = 0; k < kinds; k++) {
            require(units.get(k) <= held.get(customer)[k]);
        }
        lend(customer, units, -1);
        serve();
    }

    @Override
    public synchronized List<Integer> free() {
        List<Integer> copy = new ArrayList<>();
        for (int each : free) {
            copy.add(each);
        }
        return copy;
    }

    private void serve() {
        boolean any = false;
        for (Request request : List.copyOf(open)) {
            if (granted(request.customer, request.units)) {
                request.granted = true;
                open.remove(request);
                any = true;
            }
        }
        if (any) {
            notifyAll();
        }
    }

    private void lend(int customer, List<Integer> units, int sign) {
        for (int k = 0; k < kinds; k++) {
            free[k] -= sign * units.get(k);
            held.get(customer)[k] += sign * units.get(k);
        }
    }

    private boolean granted(int customer, List<Integer> units) {
        for (int k = 0; k < kinds; k++) {
            if (units.get(k) > free[k]) {
                return false;
            }
        }
        lend(customer, units, 1);
        if (!safe(free.clone(), new boolean[held.size()], 0)) {
            lend(customer, units, -1);
            return false;
        }
        return true;
    }

    private boolean safe(int[] left, boolean[] done, int count) {
        if (count == done.length) {
            return true;
        }
        for (int c = 0; c < done.length; c++) {
            if (!done[c] && canEnd(c, left)) {
                done[c] = true;
                for (int k = 0; k < kinds; k++) {
                    left[k] += held.get(c)[k];
                }
                return safe(left, done, count + 1);
            }
        }
        return false;
    }

    private boolean canEnd(int customer, int[] left) {
        for (int k = 0; k < kinds; k++) {
            if (claims.get(customer).get(k) - held.get(customer)[k] > left[k]) {
                return false;
            }
        }
        return true;
    }
}
