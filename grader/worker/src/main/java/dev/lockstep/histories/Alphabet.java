package dev.lockstep.histories;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.jetbrains.lincheck.datastructures.BooleanGen;
import org.jetbrains.lincheck.datastructures.EnumGen;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.LongGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.ThreadIdGen;

/// The calls that histories are made of: each operation with each combination of its arguments, as Lincheck's annotations
/// state them, in the order of their names.
///
/// @param operations the class whose instances the calls are made on
/// @param model the class that explains them
public record Alphabet(Class<?> operations, Class<?> model, List<Invocation> calls) {

    /// Reads the operations of a class.
    ///
    /// @throws IllegalArgumentException if there are none, if the model has no method for one, or if the values of a
    ///         parameter are not known
    public static Alphabet of(Class<?> operations, Class<?> model) {
        var calls = new ArrayList<Invocation>();
        Arrays.stream(operations.getMethods()).filter(method -> method.isAnnotationPresent(Operation.class))
                .sorted(Comparator.comparing(Method::getName).thenComparing(Method::toString))
                .forEach(method -> combinations(method).forEach(arguments -> {
                    method.setAccessible(true);
                    calls.add(new Invocation(calls.size(), method, modelled(model, method), arguments));
                }));
        if (calls.isEmpty()) {
            throw new IllegalArgumentException(operations.getName() + " has no public method with @Operation");
        }
        return new Alphabet(operations, model, List.copyOf(calls));
    }

    /// How objects of a class are made whose calls a history consists of, or that explain one.
    ///
    /// @throws IllegalArgumentException if it has no constructor without parameters
    public static Constructor<?> constructor(Class<?> type) {
        try {
            var constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(type.getName() + " needs a constructor without parameters", e);
        }
    }

    /// The model has a class loader of its own.
    private static Method modelled(Class<?> model, Method operation) {
        var method = Arrays.stream(model.getMethods()).filter(each -> each.getName().equals(operation.getName())
                && types(each).equals(types(operation))).findFirst().orElseThrow(() -> new IllegalArgumentException(
                        "the model " + model.getName() + " has no method for " + operation));
        method.setAccessible(true);
        return method;
    }

    private static List<String> types(Method method) {
        return Arrays.stream(method.getParameterTypes()).map(Class::getName).toList();
    }

    private static List<List<Invocation.Argument>> combinations(Method operation) {
        var all = List.<List<Invocation.Argument>>of(List.of());
        for (var parameter : operation.getParameters()) {
            var values = values(operation, parameter);
            all = all.stream()
                    .flatMap(some -> values.stream()
                            .map(value -> Stream.concat(some.stream(), Stream.of(value)).toList()))
                    .toList();
        }
        return all;
    }

    private static List<Invocation.Argument> values(Method operation, Parameter parameter) {
        var param = parameter.getAnnotation(Param.class);
        if (param == null) {
            throw new IllegalArgumentException("no @Param says which values a parameter takes: " + operation);
        }
        var stated = param.name().isEmpty() ? param : named(operation, param.name());
        var generator = stated.gen();
        if (generator == ThreadIdGen.class) {
            return List.of(new Invocation.Argument.Caller());
        }
        return constants(operation, parameter, stated).<Invocation.Argument>map(Invocation.Argument.Value::new)
                .toList();
    }

    private static Param named(Method operation, String name) {
        return Arrays.stream(operation.getDeclaringClass().getAnnotationsByType(Param.class))
                .filter(param -> param.name().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no @Param of the class is named " + name));
    }

    private static Stream<Object> constants(Method operation, Parameter parameter, Param param) {
        if (param.gen() == IntGen.class) {
            return range(operation, param.conf()).mapToObj(value -> (int) value);
        }
        if (param.gen() == LongGen.class) {
            return range(operation, param.conf()).boxed().map(Object.class::cast);
        }
        if (param.gen() == BooleanGen.class) {
            return Stream.of(false, true);
        }
        if (param.gen().equals(EnumGen.class) && parameter.getType().isEnum()) {
            return Arrays.stream(parameter.getType().getEnumConstants());
        }
        throw new IllegalArgumentException("the values of " + param.gen().getName() + " are not known: " + operation);
    }

    private static LongStream range(Method operation, String configuration) {
        var ends = configuration.split(":", -1);
        if (ends.length != 2) {
            throw new IllegalArgumentException("state the values as conf = \"first:last\": " + operation);
        }
        return LongStream.rangeClosed(Long.parseLong(ends[0].strip()), Long.parseLong(ends[1].strip()));
    }
}
