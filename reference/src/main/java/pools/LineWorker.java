package pools;

import java.io.IOException;

import pools.contract.Line;
import pools.contract.ProcessWorker;
import pools.contract.Program;

/// A worker that puts a letter before what it sends, which says whether that is a result or a failure.
///
/// Thread safety: has no fields.
public final class LineWorker implements ProcessWorker {

    static final char RESULT = 'r';
    static final char FAILURE = 'f';

    @Override
    public void work(Line pool, Program program) {
        try {
            for (var task = pool.receive(); task.isPresent(); task = pool.receive()) {
                pool.send(answer(program, task.get()));
            }
        } catch (IOException _) {
            // the pool is gone
        }
    }

    private static String answer(Program program, String task) {
        try {
            return RESULT + program.run(task);
        } catch (Throwable thrown) {
            return FAILURE + thrown.toString();
        }
    }
}
