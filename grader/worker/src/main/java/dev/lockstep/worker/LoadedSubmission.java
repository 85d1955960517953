package dev.lockstep.worker;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.lockstep.api.Submission;
import dev.lockstep.engine.instrument.Reflected;
import dev.lockstep.verdict.GraderFinding;

/// Makes objects of the submission under check by the names and constructors that the contracts state.
///
/// Thread safety: the threads of a check use it one at a time, as the scheduler lets them.
final class LoadedSubmission implements Submission {

    private static final Map<Class<?>, Class<?>> BOXES = Map.of(int.class, Integer.class, long.class, Long.class,
            boolean.class, Boolean.class, double.class, Double.class, char.class, Character.class, short.class,
            Short.class, byte.class, Byte.class, float.class, Float.class);

    private final String topic;
    private final ClassLoader loader;

    /// By their simple names, the classes that the check has asked for so far.
    private final Map<String, Class<?>> found = new HashMap<>();

    LoadedSubmission(String topic, ClassLoader loader) {
        this.topic = topic;
        this.loader = loader;
    }

    @Override
    public <T> T create(Class<T> contract, String className, Object... arguments) {
        var type = find(contract, className);
        Reflected.initialize(type);
        return contract.cast(make(constructor(type, arguments), arguments));
    }

    /// The names of the classes that were asked for since this was called last, sorted.
    List<String> takeCreated() {
        var names = found.keySet().stream().sorted().toList();
        found.clear();
        return names;
    }

    private Class<?> find(Class<?> contract, String className) {
        var known = found.get(className);
        if (known == null) {
            known = checked(contract, load(className));
            found.put(className, known);
        }
        return known;
    }

    private Class<?> load(String className) {
        try {
            return Class.forName(topic + "." + className, false, loader);
        } catch (ClassNotFoundException e) {
            throw new UnfitSubmission(GraderFinding.CLASS_MISSING, "There is no class " + topic + "." + className
                    + ": the topic asks for one of this name.");
        }
    }

    private static Class<?> checked(Class<?> contract, Class<?> type) {
        var name = "The class " + type.getName();
        if (!Modifier.isPublic(type.getModifiers())) {
            throw new UnfitSubmission(GraderFinding.CLASS_NOT_PUBLIC, name + " is not public: declare it so.");
        }
        if (type.isInterface() || Modifier.isAbstract(type.getModifiers())) {
            throw new UnfitSubmission(GraderFinding.CLASS_ABSTRACT, name + " is abstract: there is nothing to run.");
        }
        if (!contract.isAssignableFrom(type)) {
            throw new UnfitSubmission(GraderFinding.CONTRACT_NOT_IMPLEMENTED,
                    name + " does not implement " + contract.getName() + ": declare it so.");
        }
        return type;
    }

    private static Constructor<?> constructor(Class<?> type, Object[] arguments) {
        return Arrays.stream(type.getConstructors()).filter(each -> takes(each.getParameterTypes(), arguments))
                .findFirst().orElseThrow(() -> new UnfitSubmission(GraderFinding.CONSTRUCTOR_MISSING,
                        "The class " + type.getName() + " has no public constructor (" + types(arguments)
                                + "): the contract's documentation states it."));
    }

    private static boolean takes(Class<?>[] parameters, Object[] arguments) {
        if (parameters.length != arguments.length) {
            return false;
        }
        for (var i = 0; i < parameters.length; i++) {
            if (!takes(parameters[i], arguments[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean takes(Class<?> parameter, @Nullable Object argument) {
        return argument == null
                ? !parameter.isPrimitive()
                : BOXES.getOrDefault(parameter, parameter).isInstance(argument);
    }

    private static String types(Object[] arguments) {
        return Arrays.stream(arguments).map(LoadedSubmission::typeOf).collect(Collectors.joining(", "));
    }

    private static String typeOf(@Nullable Object argument) {
        return argument == null ? "null" : plainName(argument.getClass());
    }

    private static String plainName(Class<?> type) {
        var interfaces = type.getInterfaces();
        return type.isSynthetic() && interfaces.length > 0
                ? interfaces[0].getSimpleName()
                : BOXES.entrySet().stream().filter(box -> box.getValue() == type)
                        .map(box -> box.getKey().getSimpleName()).findFirst().orElse(type.getSimpleName());
    }

    private static Object make(Constructor<?> constructor, Object[] arguments) {
        try {
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw Thrown.as(Thrown.in(e));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
