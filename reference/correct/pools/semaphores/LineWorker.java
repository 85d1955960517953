package pools;

import java.io.IOException;

import pools.contract.Line;
import pools.contract.ProcessWorker;
import pools.contract.Program;

/// One letter says how it went.
public class LineWorker implements ProcessWorker {

    public LineWorker() {}

    @Override
    public void work(Line line, Program program) {
        while (true) {
            try {
                var task = line.receive();
                if (!task.isPresent()) {
                    return;
                }
                String answer;
                try {
                    answer = "+" + program.run(task.get());
                } catch (Throwable t) {
                    answer = "-" + t.toString();
                }
                line.send(answer);
            } catch (IOException e) {
                return;
            }
        }
    }
}
