package coroutines.checks;

import java.util.NoSuchElementException;

import coroutines.contract.Body;
import coroutines.contract.Generator;
import coroutines.contract.Yielder;
import dev.lockstep.api.Submission;

import static org.junit.jupiter.api.Assertions.assertThrows;

/// Makes generators of the submission; what is asked of them in several checks, and what bodies do.
final class Generators {

    private Generators() {}

    /// There is one class for all types of values.
    @SuppressWarnings("unchecked")
    static Generator<String, String> generator(Submission submission, Body<String, String> body) {
        return submission.create(Generator.class, "ThreadGenerator", body);
    }

    /// A body that hands these out, one after the other.
    static Body<String, String> of(String... values) {
        return out -> {
            for (var value : values) {
                out.yield(value);
            }
        };
    }

    /// A body that answers whatever is sent to it.
    static void echo(Yielder<String, String> out) {
        var sent = out.yield("ready");
        while (true) {
            sent = out.yield("got " + sent);
        }
    }

    /// What a body does in a `finally` block, where the compiler warns of a `throw`.
    static void fail(RuntimeException thrown) {
        throw thrown;
    }

    static void assertAtEnd(Generator<String, String> generator, String which) {
        assertThrows(NoSuchElementException.class, generator::next, () -> "next() of a generator " + which);
        assertThrows(NoSuchElementException.class, () -> generator.send("no"),
                () -> "send(no) to a generator " + which);
        assertThrows(NoSuchElementException.class, generator::next, () -> "next(), again, of a generator " + which);
    }
}
