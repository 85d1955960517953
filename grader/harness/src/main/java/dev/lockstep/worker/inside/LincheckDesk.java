package dev.lockstep.worker.inside;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.lockstep.api.Check;
import dev.lockstep.api.CheckRunner;
import dev.lockstep.api.Histories;
import dev.lockstep.api.Linearizable;
import dev.lockstep.api.Submission;
import dev.lockstep.linearize.LincheckClassPath;
import dev.lockstep.linearize.LinearizabilityChecker;
import dev.lockstep.verdict.Exploration;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.Verdict;
import dev.lockstep.worker.wire.Order;

/// Asks Lincheck. No thread of a submission is the scheduler's here.
final class LincheckDesk implements CheckDesk {

    private final Checks junit = new Checks();
    private @Nullable LoadedSubmission submission;
    private @Nullable ClassLoader loader;

    LincheckDesk() {
        CheckRunner.install(junit);
    }

    @Override
    public void warmUp() {
        LinearizabilityChecker.warmUp();
    }

    @Override
    public void prepare(Order.Prepare order) {
        var opened = LincheckClassPath.open(Subject.classPath(order));
        loader = opened;
        submission = new LoadedSubmission(order.topic(), opened);
    }

    @Override
    public Verdict verdict(Order.RunCheck order) throws ReflectiveOperationException {
        var subject = submission;
        if (subject == null) {
            throw new IllegalStateException("no topic has been prepared");
        }
        var checks = Class.forName(order.checkClass(), true, loader);
        var check = Checks.method(checks, order.method());
        var verdicts = new ArrayList<Verdict>();
        junit.run(checks, check, subject, (type, method) -> verdicts.addAll(ask(order.topic(), type, method)));
        return verdicts.stream().filter(verdict -> !(verdict instanceof Verdict.Passed)).findFirst()
                .orElseGet(() -> verdicts.isEmpty()
                        ? new Verdict.Inconclusive("the check asks about no history")
                        : verdicts.getFirst());
    }

    private static List<Verdict> ask(String topic, Class<?> checks, Method check) throws ReflectiveOperationException {
        var verdicts = new ArrayList<Verdict>();
        var checker = new LinearizabilityChecker(topic, check.getAnnotation(Check.class).hint());
        var settings = check.getAnnotation(Linearizable.class);
        Histories histories = (model, operations) -> verdicts.add(asked(checker, model, operations, settings));
        var constructor = checks.getDeclaredConstructor();
        constructor.setAccessible(true);
        check.setAccessible(true);
        check.invoke(constructor.newInstance(), arguments(check, histories));
        return verdicts;
    }

    private static Object[] arguments(Method check, Histories histories) {
        return Arrays.stream(check.getParameterTypes()).map(type -> {
            if (type == Histories.class) {
                return histories;
            }
            if (type == Submission.class) {
                return Submission.current();
            }
            throw new IllegalArgumentException("a check with Lincheck takes no " + type.getName() + ": " + check);
        }).toArray();
    }

    private static Verdict asked(LinearizabilityChecker checker, Class<?> model, Class<?> operations,
            Linearizable settings) {
        try {
            return checker.check(model, operations, settings);
        } catch (UnfitSubmission unfit) {
            return failed(unfit.code(), String.valueOf(unfit.getMessage()));
        } catch (Throwable thrown) {
            if (thrown instanceof InvocationTargetException wrapped
                    && wrapped.getCause() instanceof UnfitSubmission u) {
                return failed(u.code(), String.valueOf(u.getMessage()));
            }
            return failed("uncaught-exception",
                    "The constructor ends with " + thrown.getClass().getName() + " before any call is made.");
        }
    }

    private static Verdict failed(String code, String message) {
        return new Verdict.Failed(Exploration.NONE,
                List.of(new Finding(code, message, List.of(), null, null, null, "")));
    }

    @Override
    public List<String> outcomes(Order.CollectOutcomes order) {
        throw new IllegalStateException("a check with Lincheck has no outcomes: " + order.check().id());
    }
}
