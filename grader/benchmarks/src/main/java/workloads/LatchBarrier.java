package workloads;

import java.util.concurrent.CountDownLatch;

/// Three threads that meet at a latch, round after round.
public class LatchBarrier {

    /// How many threads meet.
    public static final int THREADS = 3;

    /// How often.
    public static final int ROUNDS = 3;

    private final CountDownLatch[] latches = new CountDownLatch[ROUNDS];
    private final int[] arrived = new int[THREADS * ROUNDS];

    /// Nobody has arrived.
    public LatchBarrier() {
        for (var round = 0; round < ROUNDS; round++) {
            latches[round] = new CountDownLatch(THREADS);
        }
    }

    /// A thread arrives at a round's latch and waits for the others.
    ///
    /// @return how many have arrived, once all have
    public int meet(int thread, int round) throws InterruptedException {
        arrived[THREADS * round + thread] = 1;
        latches[round].countDown();
        latches[round].await();
        var sum = 0;
        for (var each = 0; each < THREADS; each++) {
            sum += arrived[THREADS * round + each];
        }
        return sum;
    }
}
