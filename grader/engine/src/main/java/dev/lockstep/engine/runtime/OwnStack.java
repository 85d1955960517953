package dev.lockstep.engine.runtime;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.jdk.Jdk;
import dev.lockstep.engine.jdk.JdkThreads;

/// A thread of the program that the JVM has started as well, so that a debugger finds its stack, looks at it and steps on. Of
/// a continuation it finds none: while that runs, the current thread is none that the JVM knows.
///
/// It runs while the carrier waits, and waits while the carrier runs. There are the same decisions as with continuations, and
/// a few thousand switches a second instead of millions. Like a continuation that is dropped, it waits for good if it is not
/// run again: an exploration leaves many threads behind, and a single schedule a few.
///
/// The JVM calls the `run` of the thread itself, whatever class it is of. Every such method therefore begins by asking
/// [#begins], which does what a scheduled thread does, in time, and calls it again.
///
/// Thread safety: who has the turn writes `running`, after all that the other one is to see. The carrier sets [#beginning]
/// before it starts the thread that reads it.
final class OwnStack {

    private static @Nullable OwnStack beginning;

    private final Thread thread;
    private final Runnable body;
    private @Nullable Thread carrier;
    private boolean begun;
    private volatile boolean running;
    private @Nullable Throwable thrown;

    OwnStack(Thread thread, Runnable body) {
        this.thread = thread;
        this.body = body;
    }

    /// Whether the JVM has just called this method of a thread that it was made to start. If so, the thread has run, and
    /// there is nothing left to do.
    static boolean begins(Object called) {
        var own = beginning;
        if (own == null || own.thread != called || own.thread != Thread.currentThread()) {
            return false;
        }
        beginning = null;
        own.run();
        return true;
    }

    /// Runs the thread until it gives way or ends. Called by the carrier.
    void resume() {
        var caller = Thread.currentThread();
        carrier = caller;
        Jdk.opened().carriedBy(thread);
        running = true;
        if (begun) {
            JdkThreads.unblock(thread);
        } else {
            begun = true;
            beginning = this;
            JdkThreads.start(thread, Execution.STACK_BYTES, Shadowed.class::isAssignableFrom);
        }
        while (running) {
            JdkThreads.block();
        }
        Jdk.opened().carriedBy(caller);
        if (thrown != null) {
            throw new IllegalStateException("a thread of the program was left in disorder", thrown);
        }
    }

    private void run() {
        try {
            body.run();
        } catch (Throwable failed) {
            thrown = failed;
        } finally {
            JdkThreads.forgetContainer(thread);
            handBack();
        }
    }

    private void handBack() {
        var waits = carrier;
        running = false;
        if (waits != null) {
            JdkThreads.unblock(waits);
        }
    }

    /// Lets the carrier go on until it resumes this thread. One that is interrupted cannot be blocked, and is to stay
    /// interrupted.
    void giveWay() {
        handBack();
        while (!running) {
            JdkThreads.block();
        }
    }
}
