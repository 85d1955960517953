package dev.lockstep.controller;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/// The jobs that wait for a worker.
///
/// Thread safety: guarded by its own lock.
final class Dispatch {

    private final List<Job> waiting = new ArrayList<>();
    /// How many jobs of a unit are being done.
    private final Map<Unit, Integer> underWay = new HashMap<>();
    /// Those of which more jobs may come.
    private final Set<Unit> open = new HashSet<>();
    /// The slots, by their threads, that have Lincheck workers prepared with a unit, or are about to.
    private final Map<Unit, Thread> kept = new HashMap<>();
    private boolean closed;

    /// Says that jobs of a unit come until it has [#ended].
    synchronized void begins(Unit unit) {
        open.add(unit);
    }

    synchronized void offer(Job job) {
        waiting.add(job);
        notifyAll();
    }

    /// Waits for a job of this role; null when there will be no more.
    ///
    /// Prefers the unit that the worker is prepared with, then one that no other worker is at, so that two workers
    /// seldom prepare the same unit; then the order of turns. What would take a fresh worker is left until no more jobs
    /// of the unit come that this one is prepared with. A Lincheck worker serves one submission of a topic, and to start one
    /// costs more than most of its jobs: all jobs of a unit are left to the one that took the first.
    ///
    /// @param prepared what the worker is prepared with, or null
    /// @param takesAFreshOne whether this worker cannot be prepared with a unit
    synchronized @Nullable Job take(Role role, @Nullable Unit prepared, Predicate<Unit> takesAFreshOne)
            throws InterruptedException {
        while (!closed) {
            var stays = open.contains(prepared);
            var best = waiting.stream().filter(job -> job.role() == role && !isLeftToAnother(job))
                    .filter(job -> !stays || !takesAFreshOne.test(job.unit())).min(preferring(prepared));
            if (best.isPresent()) {
                waiting.remove(best.get());
                underWay.merge(best.get().unit(), 1, Integer::sum);
                keep(best.get());
                return best.get();
            }
            wait();
        }
        return null;
    }

    private boolean isLeftToAnother(Job job) {
        var me = Thread.currentThread();
        return job.role() == Role.LINCHECK && kept.getOrDefault(job.unit(), me) != me;
    }

    private void keep(Job job) {
        if (job.role() == Role.LINCHECK) {
            kept.values().removeIf(Thread.currentThread()::equals);
            kept.put(job.unit(), Thread.currentThread());
        }
    }

    private Comparator<Job> preferring(@Nullable Unit prepared) {
        return Comparator.comparingInt((Job job) -> {
            if (job.unit().equals(prepared)) {
                return 0;
            }
            return underWay.containsKey(job.unit()) ? 2 : 1;
        }).thenComparing(Job.BY_TURN);
    }

    /// Says that a job taken is done.
    synchronized void release(Job job) {
        underWay.computeIfPresent(job.unit(), (_, count) -> count == 1 ? null : count - 1);
    }

    /// Says that no more jobs of a unit are worth waiting for.
    synchronized void ended(Unit unit) {
        open.remove(unit);
        notifyAll();
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }
}
