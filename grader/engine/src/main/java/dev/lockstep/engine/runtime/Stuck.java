package dev.lockstep.engine.runtime;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Condition;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.runtime.Fiber.State;
import dev.lockstep.engine.trace.Awaited;
import dev.lockstep.engine.trace.Failure;
import dev.lockstep.engine.trace.Failure.Holder;
import dev.lockstep.engine.trace.Failure.Wait;
import dev.lockstep.engine.trace.Site;
import dev.lockstep.engine.trace.Sites;

/// Judges the threads that are left when none can run: the wait-for graph.
///
/// - Threads wait in a circle for what others hold or for each other's end, or one waits for what a thread holds that will
///   not give it back, because it is stuck itself or has ended: a **deadlock**. What can be held are monitors, locks (by
///   readers, too), the initialisation of a class, and permits of a semaphore that the holder has taken.
/// - Otherwise, if a thread is in a wait set or waits for a condition: a **lost wake-up**, however many wait and
///   whether or not the program's first thread is one of those who could have woken them. Their monitor or lock is free;
///   somebody should have told them to go on.
/// - Otherwise threads wait for an unpark, or for what others do to a latch, a barrier, a queue, a semaphore whose permits
///   nobody holds that is left ... If
///   a thread has ended, other than the first, or if there is no other, then nobody is left that could do it: a **lost
///   wake-up**. If all are still there, each waits for what another one would do later: a **deadlock**. So is waiting for
///   the result of a task that a worker which waits itself would have to run.
/// - Otherwise all that are left have nothing to do, and nobody has told them to end: **threads left running**.
final class Stuck {

    private final Execution execution;
    private final List<Fiber> waiting;
    private final Holdings holdings;
    private final Naming naming;

    private Stuck(Execution execution, List<Fiber> waiting) {
        this.execution = execution;
        this.waiting = waiting;
        holdings = execution.holdings;
        naming = execution.naming();
        waiting.forEach(fiber -> naming.add(Pause.of(fiber, holdings).object()));
    }

    /// What is wrong with a schedule that is over, or null if nothing is.
    static @Nullable Failure failure(Execution execution) {
        return execution.onlyDaemons() ? null : new Stuck(execution, left(execution)).failure();
    }

    private static List<Fiber> left(Execution execution) {
        return execution.fibers.stream().filter(fiber -> !fiber.is(State.DONE)).toList();
    }

    private Failure failure() {
        var busy = waiting.stream().anyMatch(fiber -> !fiber.thread.isDaemon() && !idles(fiber));
        var shown = waiting.stream().filter(fiber -> isShown(fiber) && !(busy && idles(fiber))).toList();
        var waits = shown.stream().map(this::waitOf).toList();
        var mainEnded = execution.fibers.getFirst().is(State.DONE);
        if (inCircle() || waiting.stream().anyMatch(this::isLockedOut)) {
            return new Failure.Deadlock(waits, mainEnded);
        }
        if (shown.stream().anyMatch(Stuck::waitsToBeWoken)
                || (someoneEnded() && shown.stream().anyMatch(Stuck::waitsForOthers))) {
            return new Failure.LostWakeup(waits, mainEnded);
        }
        return !shown.isEmpty() && shown.stream().allMatch(Stuck::idles)
                ? new Failure.ThreadsLeftRunning(waits)
                : new Failure.Deadlock(waits, mainEnded);
    }

    /// Daemons wait because that is what they are for; but virtual threads and workers of a `ForkJoinPool` are daemons too.
    private static boolean isShown(Fiber fiber) {
        return !fiber.thread.isDaemon() || fiber.thread.isVirtual()
                || (fiber.thread instanceof ForkJoinWorkerThread && !(fiber.blocker instanceof ForkJoinPool));
    }

    /// Whether a thread has nothing to do: a worker of a pool, or a timer.
    static boolean idles(Fiber fiber) {
        return fiber.idle || fiber.blocker instanceof ForkJoinPool
                || (fiber.is(State.WAITING) && fiber.site >= 0 && isOfTimer(Sites.get(fiber.site)));
    }

    private static boolean isOfTimer(Site site) {
        return site.owner().equals("java.util.TimerThread");
    }

    /// @param spinning those who run and run; the others that are left wait
    static Failure livelock(Execution execution, List<Fiber> spinning) {
        var stuck = new Stuck(execution, left(execution));
        return new Failure.Livelock(stuck.waiting.stream().filter(fiber -> !idles(fiber) && isShown(fiber))
                .map(fiber -> spinning.contains(fiber) ? stuck.spinnerOf(fiber) : stuck.waitOf(fiber)).toList());
    }

    private Wait spinnerOf(Fiber fiber) {
        return new Wait(execution.nameOf(fiber), Awaited.Plain.NOTHING, List.of(), Execution.siteOf(fiber));
    }

    private boolean someoneEnded() {
        return execution.fibers.stream().skip(1).anyMatch(fiber -> fiber.is(State.DONE))
                || execution.fibers.size() <= 2;
    }

    /// Whether a thread waits for what nobody will give back.
    private boolean isLockedOut(Fiber fiber) {
        return switch (fiber.state) {
            case GATED -> true;
            case PARKED -> isLock(fiber.blocker) || keepsFrom(fiber);
            case WAITING, JOINING, RUNNABLE, SLEEPING, SETTLING, DONE -> false;
        };
    }

    /// Whether a thread that is left holds what one waits for. Permits that an ended one has taken may have been signals.
    private boolean keepsFrom(Fiber fiber) {
        return holdersOf(fiber).stream().map(Holdings.Held::fiber).anyMatch(each -> each != fiber
                && !(each.is(State.DONE) && fiber.subject instanceof Semaphore));
    }

    private static boolean waitsToBeWoken(Fiber fiber) {
        return !idles(fiber) && switch (fiber.state) {
            case WAITING -> true;
            case PARKED -> fiber.blocker instanceof Condition && fiber.subject instanceof Condition;
            case RUNNABLE, GATED, SLEEPING, JOINING, SETTLING, DONE -> false;
        };
    }

    private static boolean waitsForOthers(Fiber fiber) {
        return fiber.is(State.PARKED) && !idles(fiber) && !(fiber.blocker instanceof Future);
    }

    /// Whether what a thread waits for is a lock, though nobody may be noted as its holder.
    private static boolean isLock(@Nullable Object blocker) {
        return blocker != null && blocker.getClass().getName().startsWith("java.util.concurrent.locks.")
                && !(blocker instanceof Condition);
    }

    /// Threads that are left of which each waits for the next and the last for the first, as few as possible; empty if there
    /// are none.
    static List<Integer> circle(Execution execution) {
        var stuck = new Stuck(execution, left(execution));
        return stuck.waiting.stream().map(stuck::back).filter(way -> !way.isEmpty())
                .min(Comparator.comparingInt(List::size)).orElse(List.of()).stream().map(fiber -> fiber.index).toList();
    }

    /// The shortest way from a thread back to itself, which stands at its beginning alone; empty if there is none.
    private List<Fiber> back(Fiber start) {
        var ways = new ArrayDeque<List<Fiber>>();
        var seen = new ArrayList<Fiber>();
        ways.add(List.of(start));
        while (!ways.isEmpty()) {
            var way = ways.remove();
            for (var next : next(way.getLast())) {
                if (next == start) {
                    return way;
                }
                if (!seen.contains(next)) {
                    seen.add(next);
                    ways.add(Stream.concat(way.stream(), Stream.of(next)).toList());
                }
            }
        }
        return List.of();
    }

    private boolean inCircle() {
        return waiting.stream().anyMatch(fiber -> comesBack(fiber, fiber, new ArrayList<>()));
    }

    private boolean comesBack(Fiber start, Fiber fiber, List<Fiber> seen) {
        for (var next : next(fiber)) {
            if (next == start) {
                return true;
            }
            if (!seen.contains(next)) {
                seen.add(next);
                if (comesBack(start, next, seen)) {
                    return true;
                }
            }
        }
        return false;
    }

    /// The threads for which a thread waits.
    private List<Fiber> next(Fiber fiber) {
        var joined = fiber.joined;
        return fiber.is(State.JOINING) && joined != null
                ? List.of(joined)
                : holdersOf(fiber).stream().map(Holdings.Held::fiber).filter(each -> !isPermit(fiber, each)).toList();
    }

    /// Permits that a thread holds itself may yet come back from another one.
    private static boolean isPermit(Fiber fiber, Fiber holder) {
        return fiber == holder && fiber.subject instanceof Semaphore;
    }

    /// Who holds what a thread waits for.
    private List<Holdings.Held> holdersOf(Fiber fiber) {
        return Pause.of(fiber, holdings).holders(holdings);
    }

    private Wait waitOf(Fiber fiber) {
        var holders = holdersOf(fiber).stream()
                .map(held -> new Holder(execution.nameOf(held.fiber()), held.reads(),
                        held.site() < 0 ? null : Sites.get(held.site())))
                .toList();
        return new Wait(execution.nameOf(fiber), Pause.of(fiber, holdings).awaited(execution, naming), holders,
                Execution.siteOf(fiber));
    }
}
