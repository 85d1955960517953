package deadlock;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

import deadlock.contract.Allocator;

/// What is held stands in one reference to a state that never changes; who has to wait is parked.
public class ResourceAllocator implements Allocator {
    private final List<Integer> units;
    private final List<List<Integer>> claims;
    private final AtomicReference<State> state;
    private final Queue<Thread> waiting = new ConcurrentLinkedQueue<>();

    public ResourceAllocator(List<Integer> units, List<List<Integer>> claims) {
        this.units = units;
        this.claims = claims;
        List<List<Integer>> held = new ArrayList<>();
        for (List<Integer> claim : claims) {
            check(claim);
            for (int kind = 0; kind < units.size(); kind++) {
                if (claim.get(kind) > units.get(kind)) {
                    throw new IllegalArgumentException();
                }
            }
            held.add(units.stream().map(each -> 0).toList());
        }
        state = new AtomicReference<>(new State(units, claims, held));
    }

    @Override
    public void request(int customer, List<Integer> wanted) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (tryRequest(customer, wanted)) {
            return;
        }
        Thread me = Thread.currentThread();
        waiting.add(me);
        try {
            while (!tryRequest(customer, wanted)) {
                LockSupport.park(this);
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
        } finally {
            waiting.remove(me);
        }
    }

    @Override
    public boolean tryRequest(int customer, List<Integer> wanted) {
        check(customer, wanted);
        while (true) {
            State now = state.get();
            for (int kind = 0; kind < wanted.size(); kind++) {
                if (wanted.get(kind) > now.lack(customer, kind)) {
                    throw new IllegalArgumentException();
                }
            }
            State then = now.with(customer, wanted, 1);
            if (!then.isSafe()) {
                return false;
            }
            if (state.compareAndSet(now, then)) {
                return true;
            }
        }
    }

    @Override
    public void release(int customer, List<Integer> back) {
        check(customer, back);
        while (true) {
            State now = state.get();
            for (int kind = 0; kind < back.size(); kind++) {
                if (back.get(kind) > now.held().get(customer).get(kind)) {
                    throw new IllegalArgumentException();
                }
            }
            if (state.compareAndSet(now, now.with(customer, back, -1))) {
                waiting.forEach(LockSupport::unpark);
                return;
            }
        }
    }

    @Override
    public List<Integer> free() {
        return state.get().free();
    }

    private void check(int customer, List<Integer> each) {
        if (customer < 0 || customer >= claims.size()) {
            throw new IllegalArgumentException();
        }
        check(each);
    }

    private void check(List<Integer> each) {
        if (each.size() != units.size() || each.stream().anyMatch(number -> number < 0)) {
            throw new IllegalArgumentException();
        }
    }
}
