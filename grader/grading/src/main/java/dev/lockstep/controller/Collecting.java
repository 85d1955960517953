package dev.lockstep.controller;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import dev.lockstep.wire.Order;
import dev.lockstep.wire.Reply;

/// A topic of the reference on its way to the outcomes that its `@MatchesReference` checks are held against.
///
/// Thread safety: guarded by its own lock; outcomes come from the slots' threads.
final class Collecting {

    private final Plan.Topic topic;
    private final Plan.Options options;
    private final Unit unit;
    private final Dispatch dispatch;
    private final SortedMap<String, Collected> collected = new TreeMap<>();
    private final CompletableFuture<SortedMap<String, Collected>> result = new CompletableFuture<>();

    Collecting(Plan.Topic topic, Plan.Options options, Unit unit, Dispatch dispatch) {
        this.topic = topic;
        this.options = options;
        this.unit = unit;
        this.dispatch = dispatch;
    }

    CompletableFuture<SortedMap<String, Collected>> start() {
        offer(-1, Role.COMPILER, new Order.Compile(unit.target(), topic.sources()), this::compiled);
        return result;
    }

    private void compiled(Outcome outcome) {
        for (var check : topic.checks()) {
            if (outcome instanceof Outcome.Answered(Reply.Compiled _)) {
                offer(topic.checks().indexOf(check), Role.EXPLORER, new Order.CollectOutcomes(topic.name(),
                        check.checkClass(), check.method(), check.info(), options.seed()),
                        answer -> collect(check, answer));
            } else {
                put(check, new Collected(List.of(), "the reference does not compile"));
            }
        }
    }

    private void collect(Plan.Check check, Outcome outcome) {
        put(check, switch (outcome) {
            case Outcome.Answered(Reply.Outcomes(_, _, var outcomes)) -> new Collected(outcomes, "");
            case Outcome.Answered(Reply.Ended(_, _, var verdict, _)) -> new Collected(List.of(),
                    "the reference does not pass it: " + verdict);
            case Outcome.Answered(Reply.Fault(var text)) -> new Collected(List.of(), text);
            case Outcome.Answered _,Outcome.Lost _,Outcome.Broken _ -> new Collected(List.of(),
                    "the worker did not say what they are");
        });
    }

    private void put(Plan.Check check, Collected outcomes) {
        collected.put(check.info().id(), outcomes);
        if (collected.size() == topic.checks().size()) {
            result.complete(collected);
        }
    }

    private void offer(int place, Role role, Order order, Consumer<Outcome> done) {
        dispatch.offer(new Job(unit, place, role, order, new Job.Listener(_ -> {
        }, outcome -> ended(outcome, done))));
    }

    private synchronized void ended(Outcome outcome, Consumer<Outcome> done) {
        if (outcome instanceof Outcome.Broken(var fault)) {
            result.completeExceptionally(fault);
        }
        done.accept(outcome);
    }
}
