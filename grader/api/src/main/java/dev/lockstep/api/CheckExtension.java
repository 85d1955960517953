package dev.lockstep.api;

import java.lang.reflect.Method;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/// Hands each check to the [CheckRunner] of this JVM instead of invoking it: a check is run on many schedules, each with
/// an instance and arguments of its own.
final class CheckExtension implements InvocationInterceptor, ParameterResolver {

    @Override
    public void interceptTestMethod(Invocation<@Nullable Void> invocation,
            ReflectiveInvocationContext<Method> context, ExtensionContext extension) throws Throwable {
        invocation.skip();
        CheckRunner.current().run(context.getTargetClass(), context.getExecutable());
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext extension) {
        return true;
    }

    @Override
    public @Nullable Object resolveParameter(ParameterContext parameter, ExtensionContext extension) {
        return null; // the runner makes the arguments anew for every schedule
    }
}
