package dev.lockstep.worker.inside;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;

/// Runs the static initialiser of an instrumented class that is about to be used through reflection.
final class Statics {

    private static final ClassValue<Optional<Method>> INITIALIZERS = new ClassValue<>() {
        @Override
        protected Optional<Method> computeValue(Class<?> type) {
            for (Class<?> each = type; each != null; each = each.getSuperclass()) {
                var found = Arrays.stream(each.getDeclaredMethods())
                        .filter(method -> method.getName().equals("lockstep$initialize")).findFirst();
                if (found.isPresent()) {
                    found.get().setAccessible(true);
                    return found;
                }
            }
            return Optional.empty();
        }
    };

    private Statics() {}

    static void initialize(Class<?> type) {
        var initializer = INITIALIZERS.get(type);
        if (initializer.isPresent()) {
            try {
                initializer.get().invoke(null);
            } catch (InvocationTargetException e) {
                throw Thrown.as(e.getCause() == null ? e : e.getCause());
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
