package deadlock;

import java.util.List;

import deadlock.contract.Allocator;

/// Your banker. What each method must do is written in [Allocator].
public class ResourceAllocator implements Allocator {

    /// TODO 10: remember what there is, what each customer claims, and what each holds; or refuse.
    public ResourceAllocator(List<Integer> units, List<List<Integer>> claims) {
    }

    @Override
    public boolean tryRequest(int customer, List<Integer> units) {
        throw new UnsupportedOperationException("TODO 11: lend what is free. TODO 13: but only if all can still end");
    }

    @Override
    public void request(int customer, List<Integer> units) throws InterruptedException {
        throw new UnsupportedOperationException("TODO 11: lend it. TODO 14: wait until that is possible");
    }

    @Override
    public void release(int customer, List<Integer> units) {
        throw new UnsupportedOperationException("TODO 11: take it back. TODO 14: who may go on now?");
    }

    @Override
    public List<Integer> free() {
        throw new UnsupportedOperationException("TODO 12: what does nobody hold?");
    }
}
