package dev.lockstep.policy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.extension.EvaluatedRule;

import dev.lockstep.api.Check;
import dev.lockstep.api.Code;
import dev.lockstep.api.NamedFailure;
import dev.lockstep.source.TopicSources;
import dev.lockstep.verdict.Exploration;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.FindingRegistry;
import dev.lockstep.verdict.Verdict;

/// Runs the checks that read the submission's classes instead of running them.
public final class StructureChecks {

    private StructureChecks() {}

    /// Runs a structure check on a fresh instance of its class.
    ///
    /// @param method annotated with [Check] and [dev.lockstep.api.Structure]
    /// @param known the findings that the course knows
    /// @param classes as [TopicClasses] reads them
    public static Verdict run(Class<?> checkClass, Method method, FindingRegistry known, JavaClasses classes,
            TopicSources sources) {
        var heard = new ArrayList<EvaluatedRule>();
        var arguments = Arrays.stream(method.getParameterTypes()).map(type -> type == Code.class
                ? new TopicCode(classes, sources)
                : classes).toArray();
        var thrown = RuleListener.listen(heard, () -> thrownBy(checkClass, method, arguments));
        if (thrown.isEmpty()) {
            return new Verdict.Passed(Exploration.NONE);
        }
        var check = method.getAnnotation(Check.class);
        return thrown.get() instanceof NamedFailure named
                ? verdict(method, named.failure(), heard, new StructureFindings(sources, check.title(),
                        known.of(named.code()).orElseThrow(), named.hint()))
                : verdict(method, thrown.get(), heard, new StructureFindings(sources, check.title(),
                        known.of(check.finding()).orElseThrow(), check.hint()));
    }

    private static Verdict verdict(Method method, Throwable thrown, List<EvaluatedRule> heard,
            StructureFindings findings) {
        return switch (thrown) {
            case RuleBrokenException broken -> failed(findings.of(broken));
            case AssertionError failure -> failed(findings.of(failure, heard));
            case IllegalArgumentException e when isMissingClass(e) -> failed(findings.ofMissingClass(e));
            default -> new Verdict.Inconclusive("the check %s.%s is broken: %s".formatted(
                    method.getDeclaringClass().getName(), method.getName(), thrown));
        };
    }

    private static Verdict failed(Finding finding) {
        return new Verdict.Failed(Exploration.NONE, List.of(finding));
    }

    /// Whether a check asked ArchUnit for a class that the submission does not have.
    private static boolean isMissingClass(IllegalArgumentException thrown) {
        return Arrays.stream(thrown.getStackTrace()).limit(3)
                .anyMatch(frame -> frame.getClassName().equals(JavaClasses.class.getName()));
    }

    /// ArchUnit finds its extensions with the thread's class loader, which may belong to anybody.
    private static Optional<Throwable> thrownBy(Class<?> checkClass, Method method, Object[] arguments) {
        var thread = Thread.currentThread();
        var loader = thread.getContextClassLoader();
        thread.setContextClassLoader(StructureChecks.class.getClassLoader());
        try {
            var constructor = checkClass.getDeclaredConstructor();
            constructor.setAccessible(true);
            method.setAccessible(true);
            method.invoke(constructor.newInstance(), arguments);
            return Optional.empty();
        } catch (InvocationTargetException e) {
            return Optional.of(e.getTargetException());
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            return Optional.of(e);
        } finally {
            thread.setContextClassLoader(loader);
        }
    }
}
