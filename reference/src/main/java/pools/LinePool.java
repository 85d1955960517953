package pools;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;

import pools.contract.Launcher;
import pools.contract.Line;
import pools.contract.ProcessPool;
import pools.contract.TaskFailed;
import pools.contract.WorkerDied;

/// A pool without threads: who has a task takes a place, and a worker if one is idle, and talks to it by himself.
///
/// Thread safety: the fields are read and written only by threads that hold this object's monitor. Nobody holds it who launches a
/// worker, or waits for one.
public final class LinePool implements ProcessPool {

    private final Launcher launcher;
    private final Deque<Line> idle = new ArrayDeque<>();
    private int places;

    /// Tasks that were accepted and have no worker yet.
    private int seeking;
    private boolean closed;

    /// Launches nobody yet.
    public LinePool(Launcher launcher, int workers) {
        if (workers < 1) {
            throw new IllegalArgumentException("a pool cannot have " + workers + " workers");
        }
        this.launcher = Objects.requireNonNull(launcher);
        places = workers;
    }

    @Override
    public String apply(String task) throws TaskFailed, IOException {
        Objects.requireNonNull(task);
        accept();
        Line worker = null;
        try {
            worker = worker();
            var answer = ask(worker, task);
            if (answer.isEmpty()) {
                worker.close();
                worker = null;
                throw new WorkerDied();
            }
            return result(answer.get());
        } finally {
            leave(worker);
        }
    }

    /// Waits for a place.
    private synchronized void accept() {
        if (closed) {
            throw new IllegalStateException("the pool is closed");
        }
        seeking++;
        while (places == 0) {
            try {
                wait();
            } catch (InterruptedException _) {
                // nobody does
            }
        }
        places--;
    }

    /// A worker that has nothing to do, or a new one.
    private Line worker() throws IOException {
        var found = idle();
        return found != null ? found : launcher.launch();
    }

    private synchronized Line idle() {
        seeking--;
        while (!idle.isEmpty()) {
            var worker = idle.remove();
            if (!worker.hasEnded()) {
                dismiss();
                return worker;
            }
            worker.close();
        }
        return null;
    }

    /// @return nothing if the worker has died
    private static Optional<String> ask(Line worker, String task) {
        try {
            worker.send(task);
            return worker.receive();
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static String result(String answer) throws TaskFailed {
        var rest = answer.substring(1);
        if (answer.charAt(0) == LineWorker.FAILURE) {
            throw new TaskFailed(new Exception(rest));
        }
        return rest;
    }

    /// Gives the place back, and the worker, if it lives.
    private synchronized void leave(Line worker) {
        places++;
        if (worker != null) {
            idle.add(worker);
        }
        dismiss();
        notifyAll();
    }

    @Override
    public synchronized void close() {
        closed = true;
        dismiss();
    }

    /// Lets those go whom nobody will need.
    private void dismiss() {
        if (closed && seeking == 0) {
            idle.forEach(Line::close);
            idle.clear();
        }
    }
}
