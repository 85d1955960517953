package pools;

import java.io.IOException;

import pools.contract.Line;
import pools.contract.ProcessWorker;
import pools.contract.Program;

/// The kind of an answer is a message of its own, and goes first.
public record LineWorker() implements ProcessWorker {

    private sealed interface Answer {
        record Result(String text) implements Answer {}

        record Failure(Throwable thrown) implements Answer {}
    }

    @Override
    public void work(Line pool, Program program) {
        try {
            for (var next = pool.receive(); next.isPresent(); next = pool.receive()) {
                switch (answer(program, next.get())) {
                    case Answer.Result(var text) -> {
                        pool.send("");
                        pool.send(text);
                    }
                    case Answer.Failure(var thrown) -> {
                        pool.send("failed");
                        pool.send(thrown.toString());
                    }
                }
            }
        } catch (IOException _) {
            // over
        }
    }

    private static Answer answer(Program program, String task) {
        try {
            return new Answer.Result(program.run(task));
        } catch (Throwable thrown) {
            return new Answer.Failure(thrown);
        }
    }
}
