package pools;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Function;
import java.util.stream.Stream;

import pools.contract.Line;
import pools.contract.ProcessWorker;
import pools.contract.Program;

/// A stream of tasks that becomes a stream of answers.
public class LineWorker implements ProcessWorker {

    @Override
    public void work(Line pool, Program program) {
        Function<String, String> answer = task -> {
            try {
                return "=" + program.run(task);
            } catch (Throwable problem) {
                return "!" + problem;
            }
        };
        try {
            Stream.generate(() -> {
                try {
                    return pool.receive();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }).takeWhile(task -> task.isPresent()).map(task -> answer.apply(task.get())).forEach(each -> {
                try {
                    pool.send(each);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            // nobody there
        }
    }
}
