package dev.lockstep.worker;

import java.io.IOException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.lockstep.api.CheckRunner;
import dev.lockstep.engine.Bounds;
import dev.lockstep.engine.Coverage;
import dev.lockstep.engine.Explored;
import dev.lockstep.engine.Explorer;
import dev.lockstep.engine.Printing;
import dev.lockstep.engine.strategy.Decisions;
import dev.lockstep.engine.trace.Failure;
import dev.lockstep.verdict.Clock;
import dev.lockstep.verdict.Exploration;
import dev.lockstep.verdict.Exploring;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.GraderFinding;
import dev.lockstep.verdict.Kind;
import dev.lockstep.verdict.Verdict;
import dev.lockstep.wire.Order;
import dev.lockstep.wire.Orders;
import dev.lockstep.wire.Reply;
import dev.lockstep.wire.Wire;
import dev.lockstep.worker.Token.Unusable;

/// Runs checks on the deterministic scheduler.
final class ExploringDesk implements CheckDesk {

    private static final int SCHEDULES_PER_SIGN_OF_LIFE = 5_000;
    private static final int STEPS_OF_A_FUNCTIONAL_CHECK = 100_000;

    private final Wire wire;
    private final Talk talk;
    private final Checks junit = new Checks();
    private @Nullable Subject prepared;
    private final List<Subject> rooms = new ArrayList<>();
    private Supplier<Subject> loading = this::subject;

    ExploringDesk(Wire wire, Orders orders) {
        this.wire = wire;
        talk = new Talk(wire, orders);
        Printing.install();
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
        rooms.clear();
        loading = () -> Subject.instrumented(order);
    }

    /// The subject as one of several processes has loaded it.
    private Subject room(int process) {
        while (rooms.size() <= process) {
            rooms.add(loading.get());
        }
        return rooms.get(process);
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
        return switch (order.check().kind()) {
            case Kind.Functional _,Kind.Explore _,Kind.Reaches _ -> ask(order, checks, check, null);
            case Kind.MatchesReference _ -> ask(order, checks, check, Shipped.outcomes(check));
            case Kind.Linearizable settings -> new HistoryChecks(subject(), junit, order, settings, this::tell)
                    .verdict(checks, check);
            case Kind.Processes(var first) -> first == null
                    ? launched(order, checks, check, false)
                    : exploredFirst(order, checks, check);
            case Kind.Structure _ -> throw new IllegalStateException("the compiler runs " + check);
        };
    }

    private Verdict launched(Order.RunCheck order, Class<?> checks, Method check, boolean explored) {
        return new ProcessChecks(subject(), junit, order, Bounds.single(STEPS_OF_A_FUNCTIONAL_CHECK), talk, explored)
                .verdict(checks, check);
    }

    /// Processes are groups of threads first. A token is of such a schedule.
    private Verdict exploredFirst(Order.RunCheck order, Class<?> checks, Method check) {
        var explored = ask(order, checks, check, null);
        if (order.replay() != null || !order.launching() || !(explored instanceof Verdict.Passed(var first))) {
            return explored;
        }
        var launched = launched(order, checks, check, true);
        return launched instanceof Verdict.Passed(var then)
                ? new Verdict.Passed(new Exploration(first.schedules(), first.steps(), first.complete(),
                        first.bound() + "; " + then.bound()))
                : launched;
    }

    @Override
    public Reply.ProcessEnded process(Order.RunProcess order) throws ReflectiveOperationException {
        var program = new RoleProgram(subject(), order, talk);
        var explored = Explorer.replay(Bounds.single(STEPS_OF_A_FUNCTIONAL_CHECK), program, new Decisions());
        requireValid(explored);
        var check = Checks.method(subject().checks(order.check().checkClass()), order.check().method());
        return new Reply.ProcessEnded(program.told(),
                findings(order.check(), check).inProcess(order.process().name(), explored).orElse(null));
    }

    @Override
    public List<String> created() {
        return subject().submission().takeCreated();
    }

    private Verdict ask(Order.RunCheck order, Class<?> checks, Method check, @Nullable Set<String> allowed) {
        return ask(checks, check, allowed, program -> order.replay() == null
                ? explored(order, check, program)
                : replayed(order, check, program, order.replay()));
    }

    @Override
    public Verdict confirmed(Order.RunCheck order, List<List<Integer>> scenario) throws ReflectiveOperationException {
        if (!(order.check().kind() instanceof Kind.Linearizable settings)) {
            throw new IllegalStateException("no check of histories: " + order.check().id());
        }
        var checks = subject().checks(order.checkClass());
        return new HistoryChecks(subject(), junit, order, settings, this::tell)
                .confirmed(checks, Checks.method(checks, order.method()), scenario);
    }

    @Override
    public List<List<Integer>> suspicion(Order.RunCheck order) {
        throw new IllegalStateException("the scheduler has no suspicions, it knows: " + order.check().id());
    }

    private Verdict ask(Class<?> checks, Method check, @Nullable Set<String> allowed, Question question) {
        var answer = new Verdict[1];
        junit.run(checks, check, subject().submission(), (type, method) -> {
            var program = new CheckProgram(subject(), type, method, allowed,
                    threads -> new GroupedProcesses(this::room, type.getName(), threads));
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
        var reaches = order.check().kind() instanceof Kind.Reaches;
        var explored = explore(order, program, reaches);
        requireValid(explored);
        if (explored instanceof Explored.Diverged(_, var difference)) {
            return diverged(difference);
        }
        if (reaches) {
            return reached(order, check, program, explored);
        }
        var found = found(order, check, explored);
        if (found.isPresent()) {
            return new Verdict.Failed(exploration(explored, order.check().kind()), List.of(found.get()));
        }
        return passed(order, check, program, explored);
    }

    /// Nobody is charged with what only the check's author can mend.
    ///
    /// @throws IllegalStateException if the check makes no sense
    static void requireValid(Explored explored) {
        if (explored instanceof Explored.Failed(_, var failing)
                && failing.failure() instanceof Failure.Uncaught(_, var thrown) && thrown instanceof InvalidCheck) {
            throw new IllegalStateException("the check is not as it should be: " + thrown.getMessage());
        }
    }

    private Optional<Finding> found(Order.RunCheck order, Method check, Explored explored) {
        var tokens = new Tokens(subject(), order, check);
        return findings(order, check).against(explored, decisions -> tokens.of(List.of(), decisions));
    }

    private Verdict passed(Order.RunCheck order, Method check, CheckProgram program, Explored explored) {
        var kind = order.check().kind();
        if (kind instanceof Kind.MatchesReference(_, var asked) && asked == Kind.Outcomes.ALL) {
            return allShown(order, check, program, explored);
        }
        if (kind instanceof Kind.Explore && explored.coverage().threads() <= 1) {
            return new Verdict.Failed(exploration(explored, kind), List.of(findings(order, check).noThreadStarted()));
        }
        return new Verdict.Passed(exploration(explored, kind));
    }

    private Explored explore(Order.RunCheck order, CheckProgram program, boolean untilReached) {
        var count = new long[1];
        return Explorer.explore(bounds(order.check().kind(), order.seed()), program, () -> {
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
            return new Verdict.Passed(new Exploration(explored.schedules(), explored.coverage().steps(), true, ""));
        }
        var finding = found(order, check, explored).orElseGet(() -> findings(order, check).goalNotReached(explored,
                new Goals(subject(), bounds(order.check().kind(), order.seed()), program).culprit()));
        return new Verdict.Failed(exploration(explored, order.check().kind()), List.of(finding));
    }

    private Verdict allShown(Order.RunCheck order, Method check, CheckProgram program, Explored explored) {
        var missing = new TreeSet<>(Shipped.outcomes(check));
        missing.removeAll(program.seen());
        return missing.isEmpty()
                ? new Verdict.Passed(exploration(explored, order.check().kind()))
                : new Verdict.Failed(exploration(explored, order.check().kind()),
                        List.of(findings(order, check).outcomesMissing(explored, missing, program.seen())));
    }

    static Verdict diverged(String difference) {
        return new Verdict.Inconclusive("uncontrolled nondeterminism: a schedule came out otherwise when it was run "
                + "again, so something decides that the scheduler does not own: " + difference);
    }

    private Findings findings(Order.RunCheck order, Method check) {
        return Findings.of(subject(), order, check);
    }

    private Verdict replayed(Order.RunCheck order, Method check, CheckProgram program, String text) throws Unusable {
        var token = new Tokens(subject(), order, check).opened(text);
        var explored = Explorer.replay(bounds(order.check().kind(), order.seed()), program, token.decisions());
        if (explored instanceof Explored.Diverged(_, var difference)) {
            return diverged(difference);
        }
        return found(order, check, explored)
                .<Verdict>map(
                        finding -> new Verdict.Failed(exploration(explored, order.check().kind()), List.of(finding)))
                .orElseGet(ExploringDesk::passedAgain);
    }

    /// The schedule of a token does not fail any more.
    static Verdict passedAgain() {
        return new Verdict.Passed(new Exploration(1, 0, false, "that the token names"));
    }

    @Override
    public List<String> outcomes(Order.CollectOutcomes order) throws ReflectiveOperationException {
        var checks = subject().checks(order.checkClass());
        var check = Checks.method(checks, order.method());
        var run = new Order.RunCheck(order.topic(), order.checkClass(), order.method(), order.check(),
                GraderFinding.ASSERTION_FAILED.code(),
                order.seed(), null, true);
        var seen = new TreeSet<String>();
        ask(checks, check, null, program -> {
            var explored = explore(run, program, false);
            found(run, check, explored).ifPresent(finding -> {
                throw new IllegalStateException("the program fails: " + finding.message());
            });
            seen.addAll(program.seen());
            return new Verdict.Passed(exploration(explored, order.check().kind()));
        });
        return List.copyOf(seen);
    }

    private static Bounds bounds(Kind kind, long seed) {
        return kind.exploring().map(within -> bounds(within).withSeed(seed))
                .orElseGet(() -> Bounds.single(STEPS_OF_A_FUNCTIONAL_CHECK));
    }

    private static Bounds bounds(Exploring within) {
        return Bounds.standard().withPreemptions(within.preemptions()).withSchedules(within.schedules())
                .withSteps(within.steps()).withAnyDelay(within.clock() == Clock.ANY_DELAY)
                .withSpuriousWakeups(within.spuriousWakeups());
    }

    private static Exploration exploration(Explored explored, Kind kind) {
        if (kind.exploring().isEmpty()) {
            return new Exploration(explored.schedules(), explored.coverage().steps(), true, "");
        }
        var coverage = explored.coverage();
        return new Exploration(coverage.runs(), coverage.steps(), coverage.isBound(), bound(coverage));
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
