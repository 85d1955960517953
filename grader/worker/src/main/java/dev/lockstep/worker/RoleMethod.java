package dev.lockstep.worker;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;

import dev.lockstep.api.Role;
import dev.lockstep.api.Submission;
import dev.lockstep.api.ThisProcess;
import dev.lockstep.api.Threads;
import dev.lockstep.engine.instrument.Reflected;

/// What a process of a check runs.
///
/// @param subject as that process has loaded it
record RoleMethod(Subject subject, Constructor<?> constructor, Method method) {

    /// The role of a name.
    ///
    /// @param checkClass the binary name of the class of the check
    static RoleMethod of(Subject subject, String checkClass, String name) {
        try {
            var checks = subject.checks(checkClass);
            var method = Arrays.stream(checks.getDeclaredMethods())
                    .filter(each -> each.getName().equals(name) && each.isAnnotationPresent(Role.class)).findFirst()
                    .orElseThrow(() -> new InvalidCheck(checkClass + " has no @Role " + name));
            var constructor = checks.getDeclaredConstructor();
            constructor.setAccessible(true);
            method.setAccessible(true);
            return new RoleMethod(subject, constructor, method);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Runs it on an instance of its own, and throws what it throws.
    void run(Threads threads, ThisProcess here) throws Throwable {
        Reflected.initialize(constructor.getDeclaringClass());
        var arguments = Arrays.stream(method.getParameterTypes()).map(type -> argument(type, threads, here)).toArray();
        try {
            method.invoke(constructor.newInstance(), arguments);
        } catch (InvocationTargetException e) {
            throw Thrown.in(e);
        }
    }

    private Object argument(Class<?> type, Threads threads, ThisProcess here) {
        if (type == Submission.class) {
            return subject.submission();
        }
        if (type == Threads.class) {
            return threads;
        }
        if (type == ThisProcess.class) {
            return here;
        }
        throw new InvalidCheck("a role takes no " + type.getName() + ": " + method);
    }
}
