package dev.lockstep.benchmarks;

import java.util.concurrent.CompletionException;
import java.util.concurrent.FutureTask;

/// Runs work on a thread of its own with a stack as large as an exploration's.
final class OnCarrier {

    private static final long STACK_BYTES = 256L << 20;

    private OnCarrier() {}

    static void run(Runnable work) {
        var task = new FutureTask<>(work, null);
        new Thread(null, task, "carrier", STACK_BYTES).start();
        try {
            task.get();
        } catch (Exception e) {
            throw new CompletionException(e);
        }
    }
}
