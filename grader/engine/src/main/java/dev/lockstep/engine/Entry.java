package dev.lockstep.engine;

import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.MethodType;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;

/// The static method that a program stands for.
///
/// @param type the class that holds it, as it is, not instrumented
/// @param descriptor of its parameters and result
/// @param arguments what a lambda captured: values that are the same in every class loader
record Entry(Class<?> type, String method, String descriptor, List<@Nullable Object> arguments) {

    /// @throws IllegalArgumentException if the program is no lambda or reference to a static method
    static Entry of(Program program) {
        var lambda = lambda(program);
        if (lambda.getImplMethodKind() != MethodHandleInfo.REF_invokeStatic) {
            throw new IllegalArgumentException("The program " + lambda.getImplClass().replace('/', '.') + "."
                    + lambda.getImplMethodName() + " belongs to an object, which is not instrumented: "
                    + "make it static, or a lambda that uses neither `this` nor fields of the test.");
        }
        return new Entry(holder(program, lambda), lambda.getImplMethodName(), lambda.getImplMethodSignature(),
                arguments(lambda));
    }

    /// A static method, called with these arguments.
    static Entry of(Method method, Object... arguments) {
        var descriptor = MethodType.methodType(method.getReturnType(), method.getParameterTypes());
        return new Entry(method.getDeclaringClass(), method.getName(), descriptor.descriptorString(),
                List.of(arguments));
    }

    private static SerializedLambda lambda(Program program) {
        try {
            var method = program.getClass().getDeclaredMethod("writeReplace");
            method.setAccessible(true);
            if (method.invoke(program) instanceof SerializedLambda lambda) {
                return lambda;
            }
        } catch (ReflectiveOperationException _) {
            // an object of a class of its own
        }
        throw new IllegalArgumentException("The program is an object of " + program.getClass().getName()
                + ", which is not instrumented: give a lambda or a reference to a static method.");
    }

    private static Class<?> holder(Program program, SerializedLambda lambda) {
        try {
            return Class.forName(lambda.getImplClass().replace('/', '.'), false, program.getClass().getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException("The class of the program cannot be found: " + e.getMessage(), e);
        }
    }

    private static List<@Nullable Object> arguments(SerializedLambda lambda) {
        var arguments = new ArrayList<@Nullable Object>();
        for (var i = 0; i < lambda.getCapturedArgCount(); i++) {
            var captured = lambda.getCapturedArg(i);
            if (!isPlain(captured)) {
                throw new IllegalArgumentException("The program captures an object of " + captured.getClass().getName()
                        + ", which is not instrumented and is not made anew for every schedule: make it inside the program. "
                        + "Strings, numbers, truth values and characters may be captured.");
            }
            arguments.add(captured);
        }
        return Collections.unmodifiableList(arguments);
    }

    private static boolean isPlain(@Nullable Object value) {
        return switch (value) {
            case null -> true;
            case String _,Boolean _,Character _,Byte _,Short _,Integer _,Long _,Float _,Double _ -> true;
            default -> false;
        };
    }

    @Override
    public String toString() {
        return method.startsWith("lambda$") ? "the lambda in " + type.getName() : type.getName() + "." + method;
    }
}
