package dev.lockstep.benchmarks;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;

/// A call of an operation of a structure.
///
/// @param operation the name of a public method; no other has it
public record Call(String operation, List<Object> arguments) {

    public Call {
        arguments = List.copyOf(arguments);
    }

    /// A call with these arguments.
    public static Call of(String operation, Object... arguments) {
        return new Call(operation, List.of(arguments));
    }

    /// The method in a structure, or in its specification.
    Method method(Class<?> type) {
        return Arrays.stream(type.getMethods()).filter(method -> method.getName().equals(operation)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(type + " has no public method " + operation));
    }
}
