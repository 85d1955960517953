package dev.lockstep.worker;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.lockstep.api.CheckRunner;
import dev.lockstep.api.Histories;
import dev.lockstep.linearize.LincheckClassPath;
import dev.lockstep.linearize.SecondOpinion;
import dev.lockstep.verdict.Verdict;
import dev.lockstep.wire.Order;
import dev.lockstep.wire.Reply;

/// Asks Lincheck what it suspects. No thread of a submission is the scheduler's here.
final class LincheckDesk implements CheckDesk {

    private final Checks junit = new Checks();
    private @Nullable LoadedSubmission submission;
    private @Nullable ClassLoader loader;

    LincheckDesk() {
        CheckRunner.install(junit);
    }

    @Override
    public void warmUp() {
        SecondOpinion.warmUp();
    }

    @Override
    public void prepare(Order.Prepare order) {
        var opened = LincheckClassPath.open(Subject.classPath(order));
        loader = opened;
        submission = new LoadedSubmission(order.topic(), opened);
    }

    @Override
    public List<List<Integer>> suspicion(Order.RunCheck order) throws ReflectiveOperationException {
        var subject = submission;
        if (subject == null) {
            throw new IllegalStateException("no topic has been prepared");
        }
        var checks = Class.forName(order.checkClass(), true, loader);
        var suspicions = new ArrayList<List<List<Integer>>>();
        Histories histories = (model, operations) -> suspicions.add(SecondOpinion.suspicion(operations, model));
        junit.runOfHistories(checks, Checks.method(checks, order.method()), subject, histories);
        return suspicions.stream().filter(scenario -> !scenario.isEmpty()).findFirst().orElse(List.of());
    }

    @Override
    public List<String> created() {
        return List.of();
    }

    @Override
    public Verdict verdict(Order.RunCheck order) {
        throw new IllegalStateException("Lincheck gives no verdicts: " + order.check().id());
    }

    @Override
    public Verdict confirmed(Order.RunCheck order, List<List<Integer>> scenario) {
        throw new IllegalStateException("Lincheck confirms nothing: " + order.check().id());
    }

    @Override
    public List<String> outcomes(Order.CollectOutcomes order) {
        throw new IllegalStateException("Lincheck collects no outcomes: " + order.check().id());
    }

    @Override
    public Reply.ProcessEnded process(Order.RunProcess order) {
        throw new IllegalStateException("Lincheck runs no processes: " + order.process().name());
    }
}
