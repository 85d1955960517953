package dev.lockstep.histories;

import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Collectors;

/// An operation with its arguments.
///
/// @param index its place in the alphabet
/// @param operation the method of the operations class
/// @param model the method of the model
public record Invocation(int index, Method operation, Method model, List<Argument> arguments) {

    /// What an operation is given.
    public sealed interface Argument {
        /// The same for whoever calls.
        record Value(Object value) implements Argument {}

        /// The number of the calling thread, from 1.
        record Caller() implements Argument {}
    }

    /// The arguments as a thread passes them.
    ///
    /// @param caller counted from 0
    public Object[] arguments(int caller) {
        return arguments.stream().map(argument -> switch (argument) {
            case Argument.Value(var value) -> value;
            case Argument.Caller() -> caller + 1;
        }).toArray();
    }

    /// Such as `release(2)`; who calls is told elsewhere.
    @Override
    public String toString() {
        return arguments.stream().filter(Argument.Value.class::isInstance)
                .map(argument -> String.valueOf(((Argument.Value) argument).value()))
                .collect(Collectors.joining(", ", operation.getName() + "(", ")"));
    }
}
