package dev.lockstep.engine.runtime;

import java.util.concurrent.locks.ReentrantLock;

import dev.lockstep.engine.runtime.Fiber.State;

/// What rewritten code calls to ask who queues for a lock; like [Rt] in all else. Who waits in front of the lock's gate
/// would stand in the lock's own queue anywhere else.
public final class RtLocks {

    private RtLocks() {}

    /// Instead of `ReentrantLock.hasQueuedThreads`.
    public static boolean hasQueuedThreads(ReentrantLock lock, int site) {
        asks(lock, site);
        return told(lock.hasQueuedThreads() || waiting(lock) > 0, site);
    }

    /// Instead of `ReentrantLock.getQueueLength`.
    public static int getQueueLength(ReentrantLock lock, int site) {
        asks(lock, site);
        return told(lock.getQueueLength() + waiting(lock), site);
    }

    /// Instead of `ReentrantLock.hasQueuedThread`.
    public static boolean hasQueuedThread(ReentrantLock lock, Thread thread, int site) {
        asks(lock, site);
        return told(lock.hasQueuedThread(thread) || waits(thread, lock), site);
    }

    private static void asks(ReentrantLock lock, int site) {
        var rt = Rt.running();
        if (rt != null) {
            var fiber = rt.fiber();
            Steps.at(rt.execution(), fiber, site, rt.shadow(lock));
            rt.execution().turns.point(false);
            Steps.record(rt.execution(), fiber);
            rt.execution().effects.touchesEverything(); // when a thread begins to wait is no step of its own
            fiber.clock.join(rt.shadow(lock).published());
            fiber.loops.read(rt.shadow(lock).whole(rt.execution()));
            fiber.loops.read(rt.shadow(lock).gate(lock, rt.execution()).queue(rt.execution()));
        }
    }

    private static boolean told(boolean answer, int site) {
        RtValues.value(answer, site);
        return answer;
    }

    private static int told(int answer, int site) {
        RtValues.value(answer, site);
        return answer;
    }

    private static int waiting(ReentrantLock lock) {
        var rt = Rt.running();
        return rt == null ? 0 : (int) rt.execution().fibers.stream().filter(fiber -> waits(fiber, lock)).count();
    }

    private static boolean waits(Thread thread, ReentrantLock lock) {
        var rt = Rt.running();
        var fiber = rt == null ? null : rt.execution().fiberOf(thread);
        return fiber != null && waits(fiber, lock);
    }

    private static boolean waits(Fiber fiber, ReentrantLock lock) {
        return fiber.is(State.GATED) && fiber.gate instanceof LockGate gate && gate.isOf(lock) && !fiber.canRun();
    }
}
