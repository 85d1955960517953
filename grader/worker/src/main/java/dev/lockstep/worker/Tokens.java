package dev.lockstep.worker;

import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.List;

import dev.lockstep.engine.Explorer;
import dev.lockstep.engine.jdk.Jdk;
import dev.lockstep.engine.strategy.Decisions;
import dev.lockstep.wire.Order;
import dev.lockstep.worker.Token.Unusable;

/// The tokens of a check's schedules.
record Tokens(Subject subject, Order.RunCheck order, Method check) {

    /// The token of a schedule.
    ///
    /// @param scenario the calls of each thread, by their indices; empty where the check itself says what is called
    String of(List<List<Integer>> scenario, Decisions decisions) {
        return new Token(platform(), subject.program(check), scenario, decisions).text(order.topic(),
                order.check().id());
    }

    /// What a token says.
    ///
    /// @throws Unusable if it is none of this program on this machine
    Token opened(String text) throws Unusable {
        var token = Token.parse(text);
        if (token.platform() != platform()) {
            throw new Unusable("the token was made with another JDK or another version of Lockstep: grade the "
                    + "submission anew for a token of this one");
        }
        if (token.program() != subject.program(check)) {
            throw new Unusable("the program has changed since the token was made: grade it anew to see whether it "
                    + "still fails");
        }
        return token;
    }

    private static int platform() {
        return Token.checksum(Jdk.version().getBytes(StandardCharsets.UTF_8),
                Explorer.VERSION.getBytes(StandardCharsets.UTF_8));
    }
}
