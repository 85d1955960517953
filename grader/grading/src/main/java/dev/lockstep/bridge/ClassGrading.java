package dev.lockstep.bridge;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

import dev.lockstep.controller.Controller;
import dev.lockstep.controller.GraderFaultException;
import dev.lockstep.controller.Plan;
import dev.lockstep.controller.Watcher;
import dev.lockstep.report.Discretion;
import dev.lockstep.verdict.CheckGrade;
import dev.lockstep.verdict.Finding;

/// The verdicts of the checks of one class, as they fall.
///
/// Thread safety: one future a check, completed by the controller's threads; `findings` is written before the futures
/// that it explains are completed.
final class ClassGrading implements Watcher {

    private final Map<String, CompletableFuture<CheckGrade>> verdicts = new HashMap<>();
    private final Discretion discretion;
    private volatile List<Finding> findings = List.of();

    private ClassGrading(Discretion discretion) {
        this.discretion = discretion;
    }

    /// Starts to grade.
    static ClassGrading start(Controller controller, Plan plan, Discretion discretion) {
        var grading = new ClassGrading(discretion);
        plan.topics().forEach(topic -> topic.checks()
                .forEach(check -> grading.verdicts.put(check.info().id(), new CompletableFuture<>())));
        var _ = controller.grade(plan, grading).whenComplete((_, failure) -> {
            if (failure != null) {
                grading.verdicts.values().forEach(verdict -> verdict.completeExceptionally(failure));
            }
        });
        return grading;
    }

    @Override
    public void rejected(String topic, List<Finding> why) {
        findings = List.copyOf(why);
    }

    @Override
    public void ended(String topic, CheckGrade grade) {
        var verdict = verdicts.get(grade.check().id());
        if (verdict != null) {
            verdict.complete(grade);
        }
    }

    /// Waits for the verdict of a check, with as much of it as the course tells.
    CheckGrade shown(String topic, String id) throws InterruptedException {
        return discretion.thin(topic, await(id));
    }

    /// Waits for the verdict of a check.
    private CheckGrade await(String id) throws InterruptedException {
        var verdict = verdicts.get(id);
        if (verdict == null) {
            throw new CheckUndecided("There is no check " + id + " in the course: build it anew.");
        }
        try {
            return verdict.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof GraderFaultException fault
                    ? new CheckUndecided(fault.getMessage() + "\n" + fault.details())
                    : new IllegalStateException(e.getCause());
        }
    }

    /// Why no check was run; empty if some were.
    List<Finding> findings() {
        return findings;
    }
}
