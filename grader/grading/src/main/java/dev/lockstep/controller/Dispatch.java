package dev.lockstep.controller;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/// The jobs that wait for a worker.
///
/// Thread safety: guarded by its own lock.
final class Dispatch {

    private final List<Job> waiting = new ArrayList<>();
    /// How many jobs of a unit are being done.
    private final Map<Unit, Integer> underWay = new HashMap<>();
    private boolean closed;

    synchronized void offer(Job job) {
        waiting.add(job);
        notifyAll();
    }

    /// Waits for a job of this role; null when there will be no more.
    ///
    /// Prefers the unit that the worker is prepared with, then one that no other worker is at, so that two workers
    /// seldom prepare the same unit; then the order of turns.
    ///
    /// @param prepared what the worker is prepared with, or null
    synchronized @Nullable Job take(Role role, @Nullable Unit prepared) throws InterruptedException {
        while (!closed) {
            var best = waiting.stream().filter(job -> job.role() == role).min(preferring(prepared));
            if (best.isPresent()) {
                waiting.remove(best.get());
                underWay.merge(best.get().unit(), 1, Integer::sum);
                return best.get();
            }
            wait();
        }
        return null;
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

    synchronized void close() {
        closed = true;
        notifyAll();
    }
}
