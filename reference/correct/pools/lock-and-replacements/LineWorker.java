package pools;

import java.io.IOException;
import java.util.Optional;

import pools.contract.Line;
import pools.contract.ProcessWorker;
import pools.contract.Program;

/// Sends two messages for each task: what came of it, and how.
public final class LineWorker implements ProcessWorker {

    enum How {
        DONE, FAILED
    }

    @Override
    public void work(Line pool, Program program) {
        try {
            Optional<String> task;
            while ((task = pool.receive()).isPresent()) {
                String result;
                How how;
                try {
                    result = program.run(task.get());
                    how = How.DONE;
                } catch (Throwable thrown) {
                    result = thrown.toString();
                    how = How.FAILED;
                }
                pool.send(result);
                pool.send(how.name());
            }
        } catch (IOException gone) {
            return;
        }
    }
}
