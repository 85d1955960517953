package dev.lockstep.worker;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import dev.lockstep.api.Histories;
import dev.lockstep.engine.Bounds;
import dev.lockstep.engine.Explored;
import dev.lockstep.engine.Explorer;
import dev.lockstep.engine.trace.Failure;
import dev.lockstep.histories.Alphabet;
import dev.lockstep.histories.History;
import dev.lockstep.histories.Scenario;
import dev.lockstep.verdict.Clock;
import dev.lockstep.verdict.Exploration;
import dev.lockstep.verdict.Fact;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.Kind;
import dev.lockstep.verdict.Verdict;
import dev.lockstep.wire.Order;
import dev.lockstep.wire.Reply;
import dev.lockstep.worker.Linearizability.Tried;
import dev.lockstep.worker.Token.Unusable;

/// Runs `@Linearizable` checks on the deterministic scheduler.
///
/// @param settings of the check
/// @param progress is told how far it has come
record HistoryChecks(Subject subject, Checks junit, Order.RunCheck order, Kind.Linearizable settings,
        Consumer<Reply> progress) {

    private static final int SHOWN_ORDERS = 6;

    /// Far more than a few calls need.
    private static final int STEPS = 5_000;

    /// A check asks about histories, in its method.
    private interface Question {
        Verdict answer(Alphabet alphabet) throws Unusable;
    }

    /// The check's verdict; that of the schedule of a token where the order has one.
    Verdict verdict(Class<?> checks, Method check) {
        var replay = order.replay();
        return ask(checks, check,
                alphabet -> replay == null ? explored(check, alphabet) : replayed(check, alphabet, replay));
    }

    /// The check's verdict on one scenario.
    ///
    /// @param calls of each thread, by their indices
    Verdict confirmed(Class<?> checks, Method check, List<List<Integer>> calls) {
        return ask(checks, check, alphabet -> {
            return judgedAlone(check, Tried.of(alphabet, scenario(alphabet, calls),
                    program -> Explorer.explore(bounds(), program)));
        });
    }

    private Verdict ask(Class<?> checks, Method check, Question question) {
        var verdicts = new ArrayList<Verdict>();
        Histories histories = (model, operations) -> verdicts.add(answered(model, operations, question));
        junit.runOfHistories(checks, check, subject.submission(), histories);
        return verdicts.stream().filter(verdict -> !(verdict instanceof Verdict.Passed)).findFirst()
                .orElseGet(() -> verdicts.isEmpty()
                        ? new Verdict.Inconclusive("the check asks about no history")
                        : verdicts.getFirst());
    }

    private Verdict answered(Class<?> model, Class<?> operations, Question question) {
        try {
            return question.answer(Alphabet.of(operations, subject.models().loadClass(model.getName())));
        } catch (Unusable e) {
            return new Verdict.Inconclusive(String.valueOf(e.getMessage()));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private Verdict explored(Method check, Alphabet alphabet) {
        var asked = new Linearizability(alphabet, bounds(), schedules -> progress
                .accept(new Reply.Progress(order.topic(), order.check().id(), schedules)));
        return asked.ask()
                .map(wrong -> judged(check, wrong, new Exploration(asked.schedules(), 0, false, "")))
                .orElseGet(() -> new Verdict.Passed(exploration(asked)));
    }

    private static Exploration exploration(Linearizability asked) {
        var largest = asked.whole().stream().filter(size -> asked.whole().stream().noneMatch(size::isWithin)).toList();
        return largest.isEmpty()
                ? new Exploration(asked.schedules(), 0, false, "of " + Linearizability.SIZES.getFirst())
                : new Exploration(asked.schedules(), 0, true,
                        "of " + largest.stream().map(Scenario.Size::toString).collect(Collectors.joining(", ")));
    }

    private Bounds bounds() {
        return Bounds.standard().withReducedFirst().withSteps(STEPS).withSchedules(settings.schedules())
                .withAnyDelay(settings.clock() == Clock.ANY_DELAY)
                .withSeed(order.seed());
    }

    private Verdict replayed(Method check, Alphabet alphabet, String text) throws Unusable {
        var token = new Tokens(subject, order, check).opened(text);
        return judgedAlone(check, Tried.of(alphabet, scenario(alphabet, token.scenario()),
                program -> Explorer.replay(bounds(), program, token.decisions())));
    }

    private static Scenario scenario(Alphabet alphabet, List<List<Integer>> calls) throws Unusable {
        try {
            return Scenario.of(alphabet, calls);
        } catch (IndexOutOfBoundsException e) {
            throw new Unusable("The token names calls that this check does not make.");
        }
    }

    private Verdict judgedAlone(Method check, Tried tried) {
        return judged(check, tried, new Exploration(tried.explored().coverage().runs(), 0, false, ""));
    }

    private Verdict judged(Method check, Tried tried, Exploration exploration) {
        if (tried.explored() instanceof Explored.Diverged(_, var difference)) {
            return ExploringDesk.diverged(difference);
        }
        return finding(check, tried).<Verdict>map(found -> new Verdict.Failed(exploration, List.of(found)))
                .orElseGet(ExploringDesk::passedAgain);
    }

    private Optional<Finding> finding(Method check, Tried tried) {
        var findings = Findings.of(subject, order, check);
        var tokens = new Tokens(subject, order, check);
        var failing = tried.explored().failing();
        if (failing != null && failing.failure() instanceof Failure.Uncaught(_, ScenarioProgram.Unexplained _)) {
            var token = tokens.of(tried.scenario().indices(), failing.decisions());
            return Optional.of(findings.unexplained(message(tried.program()), facts(tried.program()), failing.trace(),
                    token));
        }
        return findings.against(tried.explored(), decisions -> tokens.of(tried.scenario().indices(), decisions));
    }

    private static String message(ScenarioProgram program) {
        var observed = program.history();
        if (observed.threads().size() == 1) {
            return "Wrong result: already one thread alone gets an answer that the specification does not give";
        }
        return isOrderAlone(program, observed)
                ? "Not linearizable: the answers fit only orders in which a call comes before one that had already "
                        + "returned when it began"
                : "Not linearizable: the threads get answers that no order of their calls, one after the other, gives";
    }

    private static boolean isOrderAlone(ScenarioProgram program, History observed) {
        return program.explained().stream().anyMatch(observed::equals);
    }

    private static List<Fact> facts(ScenarioProgram program) {
        var orders = program.explained();
        var expected = new ArrayList<>(orders.stream().limit(SHOWN_ORDERS).map(History::toString).toList());
        if (orders.size() > SHOWN_ORDERS) {
            expected.add("or one of " + (orders.size() - SHOWN_ORDERS) + " more");
        }
        return List.of(new Fact("expected", String.join("\n", expected)),
                new Fact("observed", program.history().toString()));
    }
}
