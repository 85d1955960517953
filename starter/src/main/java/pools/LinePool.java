package pools;

import java.io.IOException;

import pools.contract.Launcher;
import pools.contract.ProcessPool;
import pools.contract.TaskFailed;

/// Your pool of processes, by [ProcessPool]. What it needs: the lines of workers that have nothing to do, and how many more there may be.
public class LinePool implements ProcessPool {

    /// Makes a pool of so many processes.
    public LinePool(Launcher launcher, int workers) {
        throw new UnsupportedOperationException("TODO 12: refuse what makes no sense; nobody is launched before there is a task");
    }

    @Override
    public String apply(String task) throws TaskFailed, IOException {
        throw new UnsupportedOperationException("TODO 13: wait for a place, find a worker or launch one, send it the task and "
                + "wait for what it says. TODO 14: what if it dies, before the task or during it?");
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException("TODO 15: accept no more, and let workers go that nobody needs");
    }
}
