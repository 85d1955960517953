package counter.checks;

import org.jetbrains.lincheck.datastructures.Operation;

import counter.contract.Latch;
import dev.lockstep.api.Submission;

public abstract class LatchOperations {
    private final Latch latch;

    protected LatchOperations(String className) {
        latch = Submission.current().create(Latch.class, className);
    }

    @Operation
    public void open() {
        latch.open();
    }

    @Operation(blocking = true)
    public void await() throws InterruptedException {
        latch.await();
    }

    @Operation(blocking = true)
    public boolean awaitInTime() throws InterruptedException {
        return latch.awaitInTime();
    }

    public static class GuardedLatch extends LatchOperations {
        public GuardedLatch() {
            super("GuardedLatch");
        }
    }

    public static class SpinningLatch extends LatchOperations {
        public SpinningLatch() {
            super("SpinningLatch");
        }
    }

    public static class StingyLatch extends LatchOperations {
        public StingyLatch() {
            super("StingyLatch");
        }
    }

    public static class BalkingLatch extends LatchOperations {
        public BalkingLatch() {
            super("BalkingLatch");
        }
    }
}
