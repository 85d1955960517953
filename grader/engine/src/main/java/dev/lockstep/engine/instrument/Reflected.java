package dev.lockstep.engine.instrument;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/// Uses instrumented classes through reflection, which by itself runs no static initialiser that was moved.
public final class Reflected {

    private static final ClassValue<Optional<Method>> INITIALIZERS = new ClassValue<>() {
        @Override
        protected Optional<Method> computeValue(Class<?> type) {
            for (Class<?> each = type; each != null; each = each.getSuperclass()) {
                var found = Arrays.stream(each.getDeclaredMethods())
                        .filter(method -> method.getName().equals(StaticState.INITIALIZE)).findFirst();
                if (found.isPresent()) {
                    found.get().setAccessible(true);
                    return found;
                }
            }
            return Optional.empty();
        }
    };

    private Reflected() {}

    /// Runs the static initialiser of a class that is about to be used, unless this schedule has done so; throws what it
    /// throws.
    public static void initialize(Class<?> type) {
        INITIALIZERS.get(type).ifPresent(Reflected::call);
    }

    /// Calls a static method, and throws what it throws.
    public static void call(Method method, @Nullable Object... arguments) {
        try {
            method.invoke(null, arguments);
        } catch (InvocationTargetException e) {
            var cause = e.getCause();
            throw Reflected.<RuntimeException>sneaky(cause == null ? e : cause);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the one way to throw what is not declared
    private static <E extends Throwable> E sneaky(Throwable thrown) throws E {
        throw (E) thrown;
    }
}
