package dev.lockstep.engine.soundness;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Drops statements from a program as long as something about it stays true.
final class Shrinker {

    private Shrinker() {}

    /// A program of which no single statement can be dropped any more.
    static Program shrink(Program program, Predicate<Program> interesting) {
        var smallest = program;
        for (var found = true; found;) {
            var smaller = smaller(smallest).filter(interesting).findFirst();
            found = smaller.isPresent();
            smallest = smaller.orElse(smallest);
        }
        return smallest;
    }

    private static Stream<Program> smaller(Program program) {
        var bodies = IntStream.range(0, program.threads().size()).boxed().flatMap(
                thread -> smaller(program.threads().get(thread)).map(body -> program.with(thread, body)));
        return Stream.concat(settings(program), bodies);
    }

    private static Stream<Program> settings(Program program) {
        var ideal = program.anyDelay()
                ? Stream.of(new Program(program.threads(), false, program.spuriousWakeups()))
                : Stream.<Program>empty();
        return program.spuriousWakeups() == 0
                ? ideal
                : Stream.concat(ideal, Stream.of(new Program(program.threads(), program.anyDelay(), 0)));
    }

    private static Stream<List<Statement>> smaller(List<Statement> body) {
        return IntStream.range(0, body.size()).boxed().flatMap(at -> replacements(body.get(at)).map(instead -> {
            var changed = new ArrayList<>(body);
            changed.remove((int) at);
            changed.addAll(at, instead);
            return List.copyOf(changed);
        }));
    }

    /// What may stand in a statement's place: nothing; for a block, what is in it, or a smaller block.
    private static Stream<List<Statement>> replacements(Statement statement) {
        return switch (statement) {
            case Statement.Call _ -> Stream.of(List.of());
            case Statement.Block(var op, var on, var value, var body) -> Stream.concat(
                    Stream.of(List.<Statement>of(), body).distinct(),
                    smaller(body).map(less -> List.<Statement>of(new Statement.Block(op, on, value, less))));
        };
    }
}
