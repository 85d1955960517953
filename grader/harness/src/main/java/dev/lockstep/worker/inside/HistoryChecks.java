package dev.lockstep.worker.inside;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import dev.lockstep.api.Check;
import dev.lockstep.api.Histories;
import dev.lockstep.api.Linearizable;
import dev.lockstep.api.Timers;
import dev.lockstep.engine.Bounds;
import dev.lockstep.engine.Explored;
import dev.lockstep.engine.Explorer;
import dev.lockstep.engine.trace.Failure;
import dev.lockstep.histories.Alphabet;
import dev.lockstep.histories.History;
import dev.lockstep.histories.Scenario;
import dev.lockstep.verdict.Exploration;
import dev.lockstep.verdict.Fact;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.Verdict;
import dev.lockstep.worker.inside.Token.Unusable;
import dev.lockstep.worker.wire.Order;
import dev.lockstep.worker.wire.Reply;

/// Runs `@Linearizable` checks on the deterministic scheduler.
///
/// @param progress is told how far it has come
record HistoryChecks(Subject subject, Checks junit, Order.RunCheck order, Consumer<Reply> progress) {

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
            var scenario = scenario(alphabet, calls);
            var program = new ScenarioProgram(alphabet, scenario);
            var explored = Explorer.explore(bounds(check), program);
            return judged(check, new Linearizability.Unexplained(scenario, program, explored),
                    new Exploration(explored.coverage().runs(), false, ""));
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
        var asked = new Linearizability(alphabet, bounds(check), schedules -> progress
                .accept(new Reply.Progress(order.topic(), order.check().id(), schedules)));
        var unexplained = asked.ask();
        if (unexplained == null) {
            return new Verdict.Passed(exploration(asked));
        }
        return judged(check, unexplained, new Exploration(asked.schedules(), false, ""));
    }

    private static Exploration exploration(Linearizability asked) {
        var largest = asked.whole().stream().filter(size -> asked.whole().stream().noneMatch(size::isWithin)).toList();
        return new Exploration(asked.schedules(), !largest.isEmpty(), largest.isEmpty()
                ? ""
                : "of " + largest.stream().map(Scenario.Size::toString).collect(Collectors.joining(", ")));
    }

    private Bounds bounds(Method check) {
        var settings = check.getAnnotation(Linearizable.class);
        return Bounds.standard().withReducedFirst().withSteps(STEPS).withSchedules(settings.schedules())
                .withAnyDelay(settings.timers() == Timers.ANY_DELAY)
                .withSeed(order.seed());
    }

    private Verdict replayed(Method check, Alphabet alphabet, String text) throws Unusable {
        var token = new Tokens(subject, order, check).opened(text);
        var scenario = scenario(alphabet, token.scenario());
        var program = new ScenarioProgram(alphabet, scenario);
        var explored = Explorer.replay(bounds(check), program, token.decisions());
        return judged(check, new Linearizability.Unexplained(scenario, program, explored),
                new Exploration(explored.coverage().runs(), false, ""));
    }

    private static Scenario scenario(Alphabet alphabet, List<List<Integer>> calls) throws Unusable {
        try {
            return Scenario.of(alphabet, calls);
        } catch (IndexOutOfBoundsException e) {
            throw new Unusable("The token names calls that this check does not make.");
        }
    }

    private Verdict judged(Method check, Linearizability.Unexplained unexplained, Exploration exploration) {
        var findings = new Findings(subject, order.finding(), check.getAnnotation(Check.class).hint());
        var tokens = new Tokens(subject, order, check);
        var scenario = unexplained.scenario().indices();
        return switch (unexplained.explored()) {
            case Explored.Diverged(_, var difference) -> ExploringDesk.diverged(difference);
            case Explored.Failed(_, var failing) -> failed(exploration,
                    finding(findings, failing, unexplained, tokens.of(scenario, failing.decisions())));
            case Explored.CutOff(_, var cut) -> failed(exploration,
                    findings.of(cut, tokens.of(scenario, cut.decisions())));
            case Explored.Passed(var coverage, var cut) -> cut != null
                    ? failed(exploration, findings.of(cut, tokens.of(scenario, cut.decisions())))
                    : coverage.exits().stream().findFirst()
                            .map(site -> failed(exploration, findings.endsTheJvm(site)))
                            .orElseGet(() -> new Verdict.Passed(new Exploration(1, false, "that the token names")));
        };
    }

    private static Verdict failed(Exploration exploration, Finding finding) {
        return new Verdict.Failed(exploration, List.of(finding));
    }

    private static Finding finding(Findings findings, Explored.Failing failing, Linearizability.Unexplained unexplained,
            String token) {
        var program = unexplained.program();
        if (failing.failure() instanceof Failure.Uncaught(_, ScenarioProgram.Unexplained _)) {
            return findings.unexplained(message(program), facts(program), failing.trace(), token);
        }
        return findings.of(failing, token);
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
