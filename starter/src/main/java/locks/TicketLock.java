package locks;

import locks.contract.Mutex;

/// First come, first served. The contract is in [Mutex].
public class TicketLock implements Mutex {

    // As at a counter: one number is the next ticket to hand out, another one is on the board above.

    @Override
    public void lock() {
        throw new UnsupportedOperationException("TODO: TicketLock.lock");
    }

    @Override
    public void unlock() {
        throw new UnsupportedOperationException("TODO: TicketLock.unlock");
    }

    @Override
    public boolean tryLock() {
        throw new UnsupportedOperationException("TODO: TicketLock.tryLock");
    }
}
