package dev.lockstep.engine.soundness;

import java.util.List;
import java.util.stream.Stream;

/// A statement of a generated program.
sealed interface Statement {

    Op op();

    /// The number of the object, or of the thread.
    int on();

    /// One operation; `value` is what it writes, or for how many milliseconds it waits.
    record Call(Op op, int on, int value) implements Statement {}

    /// Statements inside of `synchronized`, a successful `tryLock` or a condition.
    record Block(Op op, int on, int value, List<Statement> body) implements Statement {
        public Block {
            body = List.copyOf(body);
        }
    }

    /// The statement and those inside of it.
    default Stream<Statement> all() {
        return switch (this) {
            case Call call -> Stream.of(call);
            case Block block -> Stream.concat(Stream.of(block), block.body().stream().flatMap(Statement::all));
        };
    }

    /// How many switch points it has, about.
    default int points() {
        return all().mapToInt(each -> each.op().points).sum();
    }

    /// As pseudo-code.
    default String text(String indent) {
        return switch (this) {
            case Call(var op, var on, var value) -> indent + op + "(" + on + ", " + value + ")\n";
            case Block(var op, var on, var value, var body) -> indent + op + "(" + on + ", " + value + ") {\n"
                    + String.join("", body.stream().map(each -> each.text(indent + "    ")).toList()) + indent + "}\n";
        };
    }
}
