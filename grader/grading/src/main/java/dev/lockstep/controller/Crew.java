package dev.lockstep.controller;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

import org.jspecify.annotations.Nullable;

/// The JVMs that processes of checks run in: kept from one run to the next, as long as nobody kills them.
///
/// Thread safety: belongs to the thread of one slot.
final class Crew {

    private final Jvms jvms;
    private final Patience patience;
    private final Vigil.Limits limits;
    /// Those that are up come first.
    private final Deque<WorkerProcess> free = new ArrayDeque<>();

    private @Nullable Unit prepared;
    private boolean hasSpare;

    Crew(Jvms jvms, Patience patience, Vigil.Limits limits) {
        this.jvms = jvms;
        this.patience = patience;
        this.limits = limits;
    }

    /// One that is prepared with a unit and has nothing to do.
    WorkerProcess take(Unit unit) throws IOException {
        if (!unit.equals(prepared)) {
            free.forEach(each -> each.send(unit.target()));
            prepared = unit;
        }
        var waiting = free.poll();
        return waiting == null ? started(unit) : waiting;
    }

    private WorkerProcess started(Unit unit) throws IOException {
        var made = WorkerProcess.start(Role.PROCESS, jvms, patience, limits);
        made.send(unit.target());
        return made;
    }

    /// Takes one back whose process is over.
    void giveBack(WorkerProcess worker) {
        free.addFirst(worker);
    }

    /// Sees to it that one more will be up soon. Where one is killed others will be, so the first time it is two: the next run
    /// need not wait for the one that starts last.
    void replace(Unit unit) throws IOException {
        free.addLast(started(unit));
        if (!hasSpare) {
            hasSpare = true;
            free.addLast(started(unit));
        }
    }

    void end() {
        free.forEach(WorkerProcess::kill);
        free.clear();
    }
}
