package dev.lockstep.worker.inside;

import java.io.IOException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import dev.lockstep.api.Check;
import dev.lockstep.api.CheckRunner;
import dev.lockstep.api.Explore;
import dev.lockstep.api.Linearizable;
import dev.lockstep.api.MatchesReference;
import dev.lockstep.api.Reaches;
import dev.lockstep.api.Timers;
import dev.lockstep.engine.Bounds;
import dev.lockstep.engine.Coverage;
import dev.lockstep.engine.Explored;
import dev.lockstep.engine.Explorer;
import dev.lockstep.verdict.Exploration;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.Verdict;
import dev.lockstep.worker.inside.Token.Unusable;
import dev.lockstep.worker.wire.Order;
import dev.lockstep.worker.wire.Reply;
import dev.lockstep.worker.wire.Wire;

/// Runs checks on the deterministic scheduler.
final class ExploringDesk implements CheckDesk {

    private static final int SCHEDULES_PER_SIGN_OF_LIFE = 5_000;
    private static final int STEPS_OF_A_FUNCTIONAL_CHECK = 100_000;

    private final Wire wire;
    private final Checks junit = new Checks();
    private @Nullable Subject prepared;

    ExploringDesk(Wire wire) {
        this.wire = wire;
        CheckRunner.install(junit);
    }

    @Override
    public void warmUp() {
        Explorer.explore(Bounds.standard(), () -> {
        });
    }

    @Override
    public void prepare(Order.Prepare order) {
        prepared = Subject.instrumented(order);
    }

    private Subject subject() {
        var subject = prepared;
        if (subject == null) {
            throw new IllegalStateException("no topic has been prepared");
        }
        return subject;
    }

    /// Answers a question about a program, and is remembered until JUnit has come back.
    private interface Question {
        Verdict answer(CheckProgram program) throws Unusable;
    }

    @Override
    public Verdict verdict(Order.RunCheck order) throws ReflectiveOperationException {
        var checks = subject().checks(order.checkClass());
        var check = Checks.method(checks, order.method());
        if (check.isAnnotationPresent(Linearizable.class)) {
            return new HistoryChecks(subject(), junit, order, this::tell).verdict(checks, check);
        }
        var allowed = check.isAnnotationPresent(MatchesReference.class) ? OutcomeFile.read(checks, check) : null;
        return ask(checks, check, allowed, program -> order.replay() == null
                ? explored(order, check, program)
                : replayed(order, check, program, order.replay()));
    }

    @Override
    public Verdict confirmed(Order.RunCheck order, List<List<Integer>> scenario) throws ReflectiveOperationException {
        var checks = subject().checks(order.checkClass());
        return new HistoryChecks(subject(), junit, order, this::tell)
                .confirmed(checks, Checks.method(checks, order.method()), scenario);
    }

    @Override
    public List<List<Integer>> suspicion(Order.RunCheck order) {
        throw new IllegalStateException("the scheduler has no suspicions, it knows: " + order.check().id());
    }

    private Verdict ask(Class<?> checks, Method check, @Nullable Set<String> allowed, Question question) {
        var answer = new Verdict[1];
        junit.run(checks, check, subject().submission(), (type, method) -> {
            var program = new CheckProgram(subject(), type, method, allowed);
            try {
                answer[0] = question.answer(program);
            } catch (Unusable e) {
                answer[0] = new Verdict.Inconclusive(String.valueOf(e.getMessage()));
            }
        });
        if (answer[0] == null) {
            throw new IllegalStateException("no verdict about " + check);
        }
        return answer[0];
    }

    private Verdict explored(Order.RunCheck order, Method check, CheckProgram program) {
        var bounds = bounds(check, order.seed());
        var explored = explore(order, bounds, program, check.isAnnotationPresent(Reaches.class));
        if (explored instanceof Explored.Diverged(_, var difference)) {
            return diverged(difference);
        }
        if (check.isAnnotationPresent(Reaches.class)) {
            return reached(order, check, program, explored);
        }
        var found = found(order, check, explored);
        if (found.isPresent()) {
            return new Verdict.Failed(exploration(explored, check), List.of(found.get()));
        }
        return passed(order, check, program, explored);
    }

    private Optional<Finding> found(Order.RunCheck order, Method check, Explored explored) {
        var tokens = new Tokens(subject(), order, check);
        return findings(order, check).against(explored, decisions -> tokens.of(List.of(), decisions));
    }

    private Verdict passed(Order.RunCheck order, Method check, CheckProgram program, Explored explored) {
        if (check.isAnnotationPresent(MatchesReference.class) && check.getAnnotation(MatchesReference.class).all()) {
            return allShown(order, check, program, explored);
        }
        if (check.isAnnotationPresent(Explore.class) && program.threads() == 0) {
            return new Verdict.Inconclusive("the check explores but starts no thread, so it asks nothing");
        }
        return new Verdict.Passed(exploration(explored, check));
    }

    private Explored explore(Order.RunCheck order, Bounds bounds, CheckProgram program, boolean untilReached) {
        var count = new long[1];
        return Explorer.explore(bounds, program, () -> {
            if (++count[0] % SCHEDULES_PER_SIGN_OF_LIFE == 0) {
                tell(new Reply.Progress(order.topic(), order.check().id(), count[0]));
            }
            return untilReached && program.reached();
        });
    }

    private void tell(Reply reply) {
        try {
            wire.send(reply);
        } catch (IOException e) {
            throw new IllegalStateException("the controller is gone", e);
        }
    }

    private Verdict reached(Order.RunCheck order, Method check, CheckProgram program, Explored explored) {
        if (program.reached()) {
            return new Verdict.Passed(new Exploration(explored.schedules(), true, ""));
        }
        var finding = found(order, check, explored).orElseGet(() -> findings(order, check).goalNotReached(explored,
                new Goals(subject(), bounds(check, order.seed()), program).culprit()));
        return new Verdict.Failed(exploration(explored, check), List.of(finding));
    }

    private Verdict allShown(Order.RunCheck order, Method check, CheckProgram program, Explored explored) {
        var missing = new TreeSet<>(OutcomeFile.read(check.getDeclaringClass(), check));
        missing.removeAll(program.seen());
        return missing.isEmpty()
                ? new Verdict.Passed(exploration(explored, check))
                : new Verdict.Failed(exploration(explored, check),
                        List.of(findings(order, check).outcomesMissing(missing, program.seen())));
    }

    static Verdict diverged(String difference) {
        return new Verdict.Inconclusive("uncontrolled nondeterminism: a schedule came out otherwise when it was run "
                + "again, so something decides that the scheduler does not own: " + difference);
    }

    private Findings findings(Order.RunCheck order, Method check) {
        return new Findings(subject(), order.finding(), check.getAnnotation(Check.class).hint());
    }

    private Verdict replayed(Order.RunCheck order, Method check, CheckProgram program, String text) throws Unusable {
        var token = new Tokens(subject(), order, check).opened(text);
        var explored = Explorer.replay(bounds(check, order.seed()), program, token.decisions());
        if (explored instanceof Explored.Diverged(_, var difference)) {
            return diverged(difference);
        }
        return found(order, check, explored)
                .<Verdict>map(finding -> new Verdict.Failed(exploration(explored, check), List.of(finding)))
                .orElseGet(ExploringDesk::passedAgain);
    }

    /// The schedule of a token does not fail any more.
    static Verdict passedAgain() {
        return new Verdict.Passed(new Exploration(1, false, "that the token names"));
    }

    @Override
    public List<String> outcomes(Order.CollectOutcomes order) throws ReflectiveOperationException {
        var checks = subject().checks(order.checkClass());
        var check = Checks.method(checks, order.method());
        var run = new Order.RunCheck(order.topic(), order.checkClass(), order.method(), order.check(), "",
                order.seed(), null);
        var seen = new TreeSet<String>();
        ask(checks, check, null, program -> {
            var explored = explore(run, bounds(check, order.seed()), program, false);
            found(run, check, explored).ifPresent(finding -> {
                throw new IllegalStateException("the program fails: " + finding.message());
            });
            seen.addAll(program.seen());
            return new Verdict.Passed(exploration(explored, check));
        });
        return List.copyOf(seen);
    }

    private static boolean explores(Method check) {
        return check.isAnnotationPresent(Explore.class) || check.isAnnotationPresent(MatchesReference.class)
                || check.isAnnotationPresent(Reaches.class);
    }

    private static Bounds bounds(Method check, long seed) {
        if (!explores(check)) {
            return Bounds.single(STEPS_OF_A_FUNCTIONAL_CHECK);
        }
        var explore = check.getAnnotation(Explore.class);
        if (explore == null) {
            return Bounds.standard().withSeed(seed);
        }
        return Bounds.standard().withPreemptions(explore.preemptions()).withSchedules(explore.schedules())
                .withSteps(explore.steps()).withAnyDelay(explore.timers() == Timers.ANY_DELAY)
                .withSpuriousWakeups(explore.spuriousWakeups()).withSeed(seed);
    }

    private static Exploration exploration(Explored explored, Method check) {
        if (!explores(check)) {
            return new Exploration(explored.schedules(), true, "");
        }
        var coverage = explored.coverage();
        return new Exploration(coverage.runs(), coverage.isBound(), bound(coverage));
    }

    private static String bound(Coverage coverage) {
        return switch (coverage.extent()) {
            case ALL -> "there are";
            case BOUND -> withAtMost(coverage.preemptions());
            case BUDGET -> withAtMost(coverage.preemptions() + 1); // these were too many
            case ENDED -> "";
        };
    }

    private static String withAtMost(int preemptions) {
        return "with at most " + preemptions + (preemptions == 1 ? " preemption" : " preemptions");
    }
}
