package dev.lockstep.engine.instrument;

import java.lang.invoke.VarHandle;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.jdk.Accessed;
import dev.lockstep.engine.jdk.Accessed.OfField;
import dev.lockstep.engine.trace.Operation;
import dev.lockstep.engine.trace.Site;
import dev.lockstep.engine.trace.Sites;

/// Uses instrumented classes through reflection, which by itself runs no static initialiser that was moved.
public final class Reflected {

    private static final int UNKNOWN = Sites.number(new Site(Operation.INITIALIZE, "", "", "", "", 0));

    private static final ClassValue<Optional<Method>> INITIALIZERS = new ClassValue<>() {
        @Override
        protected Optional<Method> computeValue(Class<?> type) {
            for (var each = holder(type); each != null; each = each.getSuperclass()) {
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

    /// What is initialised in place of a class: for an interface, its companion, if it has one.
    private static @Nullable Class<?> holder(Class<?> type) {
        if (!type.isInterface() || !(type.getClassLoader() instanceof InstrumentingLoader loader)) {
            return type;
        }
        try {
            return loader.loadClass(Companion.of(type));
        } catch (ClassNotFoundException _) {
            return null;
        }
    }

    /// A member or a class is about to be used through reflection.
    public static void uses(@Nullable Object used, int site) {
        switch (used) {
            case Class<?> type -> initialize(type, site);
            case Constructor<?> constructor -> initialize(constructor.getDeclaringClass(), site);
            case VarHandle handle -> uses(handle, site);
            case Member member when Modifier.isStatic(member.getModifiers()) ->
                initialize(member.getDeclaringClass(), site);
            case null, default -> {
            }
        }
    }

    private static void uses(VarHandle handle, int site) {
        if (Accessed.by(handle) instanceof OfField of && of.isStatic()) {
            initialize(of.field().getDeclaringClass(), site);
        }
    }

    /// A class was looked up by its name, to be initialised or not.
    public static void found(Class<?> type, boolean initializes, int site) {
        if (initializes) {
            initialize(type, site);
        }
    }

    /// Runs the static initialiser of a class that is about to be used, unless this schedule has done so; throws what it
    /// throws.
    public static void initialize(Class<?> type) {
        initialize(type, UNKNOWN);
    }

    /// Runs it for what stands at a site.
    public static void initialize(Class<?> type, int site) {
        INITIALIZERS.get(type).ifPresent(method -> call(method, site));
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
