package coroutines.checks;

import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.function.Executable;

import dev.lockstep.api.Threads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

/// What is asked of generators, routines and tasks alike, and what these do.
final class Claims {

    private Claims() {}

    static void assertThrown(Throwable expected, Executable call, String what) {
        assertSame(expected, assertThrows(Throwable.class, call, what), () -> "the exception of " + what);
    }

    /// Makes a call for what it leaves behind; what it throws is asked for elsewhere.
    static void attempt(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException _) {
            // or it returns
        }
    }

    /// A thread may take a moment to end.
    static void assertNoThread(Threads threads, String when) {
        threads.settle();
        assertEquals(0, threads.alive(), () -> "threads that live " + when);
    }

    /// Waits in a body or a task; nobody interrupts whoever runs it.
    static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts here", e);
        }
    }
}
