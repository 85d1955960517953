package pools.checks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import dev.lockstep.api.Submission;
import dev.lockstep.api.Threads;
import pools.contract.Launcher;
import pools.contract.Line;
import pools.contract.ProcessPool;
import pools.contract.ProcessWorker;
import pools.contract.Program;

/// Launches what stands for processes: threads, each with a worker of the submission, and with a line of its own.
///
/// Thread safety: the fields are read and written only by threads that hold this object's monitor.
final class Processed implements Launcher {

    private final Submission submission;
    private final Threads threads;
    private final Program program;
    private final List<Wire> workers = new ArrayList<>();
    private boolean refuses;

    Processed(Submission submission, Threads threads, Program program) {
        this.submission = submission;
        this.threads = threads;
        this.program = program;
    }

    static ProcessPool pool(Submission submission, Launcher launcher, int workers) {
        return submission.create(ProcessPool.class, "LinePool", launcher, workers);
    }

    ProcessPool pool(int workers) {
        return pool(submission, this, workers);
    }

    @Override
    public synchronized Line launch() throws IOException {
        if (refuses) {
            throw new IOException("there can be no more processes");
        }
        var wire = new Wire();
        workers.add(wire);
        threads.start("worker " + workers.size(), () -> work(wire.other()));
        return wire;
    }

    private void work(Line line) {
        try (line) {
            submission.create(ProcessWorker.class, "LineWorker").work(line, program);
        }
    }

    /// From now on there can be no more, or there can.
    synchronized void refuse(boolean refuses) {
        this.refuses = refuses;
    }

    synchronized int launched() {
        return workers.size();
    }

    /// The process that was launched as the first, second ... dies.
    synchronized void kill(int number) {
        workers.get(number - 1).other().close();
    }

    /// Whether the pool has let go the process that was launched as the first, second ...
    synchronized boolean isLetGo(int number) {
        return workers.get(number - 1).isClosed();
    }
}
