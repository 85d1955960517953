package dev.lockstep.engine.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The calls of all instrumented code, by number: rewritten code carries the number alone.
///
/// Thread safety: guarded by the class's lock; calls are added as classes load, by whatever thread loads them.
public final class Invocations {

    private static final List<Invocation> INVOCATIONS = new ArrayList<>();
    private static final Map<Invocation, Integer> NUMBERS = new HashMap<>();

    private Invocations() {}

    /// The number of a call, the same for equal ones.
    public static synchronized int number(Invocation invocation) {
        return NUMBERS.computeIfAbsent(invocation, fresh -> {
            INVOCATIONS.add(fresh);
            return INVOCATIONS.size() - 1;
        });
    }

    /// The call of a number.
    public static synchronized Invocation get(int number) {
        return INVOCATIONS.get(number);
    }
}
