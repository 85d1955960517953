package dev.lockstep.controller;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;

import dev.lockstep.verdict.Grade;
import dev.lockstep.wire.Order;

/// A submission on its way to a grade.
///
/// Thread safety: one lock for all its topics; outcomes come from the slots' threads, one at a time gets through.
final class Grading {

    private final Plan plan;
    private final Dispatch dispatch;
    private final Watcher watcher;
    private final List<TopicGrading> topics = new ArrayList<>();
    private final CompletableFuture<Grade> grade = new CompletableFuture<>();

    Grading(Plan plan, Dispatch dispatch, Watcher watcher, Function<Plan.Topic, Unit> units) {
        this.plan = plan;
        this.dispatch = dispatch;
        this.watcher = watcher;
        for (var topic : plan.topics()) {
            var unit = units.apply(topic);
            topics.add(new TopicGrading(this, topic, plan.options(), unit));
            dispatch.begins(unit);
            var _ = grade.whenComplete((_, _) -> dispatch.ended(unit));
        }
    }

    synchronized CompletableFuture<Grade> start() {
        topics.forEach(TopicGrading::start);
        finishIfComplete();
        return grade;
    }

    Watcher watcher() {
        return watcher;
    }

    void offer(Unit unit, int place, Role role, Order order, Consumer<Long> progress, Consumer<Outcome> done) {
        dispatch.offer(new Job(unit, place, role, order,
                new Job.Listener(schedules -> locked(() -> progress.accept(schedules)),
                        outcome -> ended(role, outcome, done))));
    }

    /// Without a second opinion one does well.
    private void ended(Role role, Outcome outcome, Consumer<Outcome> done) {
        locked(() -> {
            if (outcome instanceof Outcome.Broken(var fault) && role != Role.LINCHECK) {
                grade.completeExceptionally(fault);
            }
            done.accept(outcome);
            finishIfComplete();
        });
    }

    /// Whatever goes wrong in here must not be lost in a slot's thread.
    private synchronized void locked(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            grade.completeExceptionally(e);
        }
    }

    private void finishIfComplete() {
        if (topics.stream().allMatch(TopicGrading::complete)) {
            grade.complete(new Grade(plan.submission(), topics.stream().map(TopicGrading::grade).toList()));
        }
    }
}
