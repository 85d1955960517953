package pools;

import pools.contract.Line;
import pools.contract.ProcessWorker;
import pools.contract.Program;

/// What a process of your pool does, by [ProcessWorker].
public class LineWorker implements ProcessWorker {

    /// Makes a worker that has nothing to do yet.
    public LineWorker() {
        throw new UnsupportedOperationException("TODO 11: nothing, or what it needs");
    }

    @Override
    public void work(Line pool, Program program) {
        throw new UnsupportedOperationException("TODO 11: take tasks from the line, and send what the program made of them, or threw");
    }
}
