package dev.lockstep.worker;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;

import dev.lockstep.api.Check;
import dev.lockstep.api.NamedFailure;
import dev.lockstep.engine.Explored;
import dev.lockstep.engine.jdk.Jdk;
import dev.lockstep.engine.strategy.Decisions;
import dev.lockstep.engine.trace.Awaited;
import dev.lockstep.engine.trace.Event;
import dev.lockstep.engine.trace.Failure;
import dev.lockstep.engine.trace.Failure.Access;
import dev.lockstep.engine.trace.Failure.Wait;
import dev.lockstep.engine.trace.Identities;
import dev.lockstep.engine.trace.Limit;
import dev.lockstep.engine.trace.Site;
import dev.lockstep.engine.trace.Trace;
import dev.lockstep.engine.trace.Words;
import dev.lockstep.verdict.Fact;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.FindingKind;
import dev.lockstep.verdict.FindingKind.About;
import dev.lockstep.verdict.GraderFinding;
import dev.lockstep.verdict.Location;
import dev.lockstep.wire.Order;

/// Says in the field's words why a schedule failed; [Blame] says which line to look at.
///
/// @param check its method
/// @param asserted what a failing assertion of the check amounts to
/// @param hint the check's own; may be empty
record Findings(Subject subject, Method check, FindingKind asserted, String hint) {

    /// Of a check.
    static Findings of(Subject subject, Order.RunCheck order, Method check) {
        return new Findings(subject, check, subject.findings().of(order.finding()).orElseThrow(),
                check.getAnnotation(Check.class).hint());
    }

    /// What speaks against a submission in a process of a check, which is one schedule. Who waits there to be woken waits for
    /// other processes.
    Optional<Finding> inProcess(String name, Explored explored) {
        return against(explored, _ -> "").map(finding -> {
            var waits = GraderFinding.LOST_WAKEUP.is(finding);
            return new Finding(waits ? GraderFinding.PROCESSES_WAIT.code() : finding.code(),
                    waits
                            ? "The process \"" + name
                                    + "\" waits for ever: nothing is on its way to it, and no timer runs."
                            : finding.message(),
                    Stream.concat(Stream.of(new Fact("process", name)), finding.facts().stream()).toList(),
                    finding.location(), finding.schedule(), null,
                    waits ? GraderFinding.PROCESSES_WAIT.advice() : finding.hint());
        });
    }

    /// The check's hint, or else what the registry advises.
    private String advice(FindingKind kind) {
        return hint.isEmpty() ? kind.advice() : hint;
    }

    /// What speaks against a submission, whatever the check asks. Nothing is held against it where a schedule did not come
    /// again.
    ///
    /// @param tokens what replays the schedule of such decisions
    Optional<Finding> against(Explored explored, Function<Decisions, String> tokens) {
        return switch (explored) {
            case Explored.Failed(_, var failing) -> Optional.of(of(failing, tokens.apply(failing.decisions())));
            case Explored.CutOff(_, var cut) -> Optional.of(of(cut, tokens.apply(cut.decisions())));
            case Explored.Passed(_, var cut) when cut != null -> Optional.of(of(cut, tokens.apply(cut.decisions())));
            case Explored.Passed(var coverage, _) -> coverage.exits().stream().findFirst().map(this::endsTheJvm);
            case Explored.Diverged _ -> Optional.empty();
        };
    }

    /// The finding of a failed schedule.
    ///
    /// @param token what replays it
    private Finding of(Explored.Failing failing, String token) {
        var trace = failing.trace();
        var blame = Blame.of(subject, trace);
        return switch (failing.failure()) {
            case Failure.Deadlock(var waits, _) -> waiting(GraderFinding.DEADLOCK, deadlock(waits), waits,
                    blame.deadlock(others(waits)), trace, token);
            case Failure.LostWakeup(var waits, _) -> waiting(GraderFinding.LOST_WAKEUP, "Lost wake-up: " + names(waits)
                    + " for ever to be woken, and no thread is left that could do it", waits,
                    blame.lostWakeup(waits), trace, token);
            case Failure.ThreadsLeftRunning(var waits) -> waiting(GraderFinding.THREADS_LEFT_RUNNING,
                    "Threads left running: the program is over, but " + names(waits) + " for ever", waits,
                    Optional.empty(), trace, token);
            case Failure.Livelock(var spinning) -> waiting(GraderFinding.LIVELOCK, "Livelock: " + spins(spinning)
                    + " for ever, although every thread gets its turn", spinning, blame.livelock(spinning), trace,
                    token);
            case Failure.DataRace race -> race(race, blame, trace, token);
            case Failure.Uncaught(var thread, var thrown) -> thrown(thread, thrown, blame, trace,
                    token);
            case Failure.Exited(var thread, var status, var site) -> plain(GraderFinding.ENDS_THE_JVM, quoted(thread)
                    + " ends the JVM, with status " + status, List.of(), location(site), trace, token);
        };
    }

    /// The finding of a schedule that was left half-way.
    ///
    /// @param token what replays it
    private Finding of(Explored.Cut cut, String token) {
        return switch (cut.limit()) {
            case Limit.TooManySteps(var steps, var thread, var site) -> plain(GraderFinding.TOO_LONG,
                    "Too long: more than %,d steps%s, and %s had not ended".formatted(steps, ofTheModel(),
                            quoted(thread)),
                    List.of(), location(site), cut.trace(), token);
            case Limit.Unsupported(var what, var site) ->
                plain(GraderFinding.NOT_SUPPORTED, "The program " + what, List.of(),
                        location(site), cut.trace(), token);
        };
    }

    private String ofTheModel() {
        return Shipped.steps(subject.topic(), check)
                .map(steps -> ", where the model solution takes at most " + steps).orElse("");
    }

    /// A submission that ends the JVM leaves the check no chance to look.
    private Finding endsTheJvm(Site site) {
        return new Finding(GraderFinding.ENDS_THE_JVM.code(), "The program ends the JVM.", List.of(),
                location(site).orElse(null), null, null, GraderFinding.ENDS_THE_JVM.advice());
    }

    private static String deadlock(List<Wait> waits) {
        return "Deadlock: " + String.join(", ", waits.stream().filter(wait -> !isCheck(wait))
                .map(wait -> quoted(wait.thread()) + " " + Words.of(wait.awaited()) + Words.heldBy(wait, false))
                .toList());
    }

    /// A thread's name, told apart from the words around it.
    private static String quoted(String thread) {
        return '"' + thread + '"';
    }

    /// The check's own thread only waits for the others.
    private static boolean isCheck(Wait wait) {
        return wait.thread().equals("main") && wait.awaited() instanceof Awaited.End;
    }

    private static List<Wait> others(List<Wait> waits) {
        return waits.stream().filter(wait -> !isCheck(wait)).toList();
    }

    private static String names(List<Wait> waits) {
        var names = others(waits).stream().map(wait -> quoted(wait.thread())).toList();
        return String.join(" and ", names) + (names.size() == 1 ? " waits" : " wait");
    }

    private static String spins(List<Wait> waits) {
        var names = waits.stream().filter(wait -> wait.awaited() == Awaited.Plain.NOTHING)
                .map(wait -> quoted(wait.thread())).toList();
        return String.join(" and ", names) + (names.size() == 1 ? " spins" : " spin");
    }

    private Finding waiting(GraderFinding found, String message, List<Wait> waits, Optional<Culprit> culprit,
            Trace trace, String token) {
        var facts = others(waits).stream().map(this::fact).toList();
        var spinnersFirst = Comparator.comparing((Wait each) -> each.awaited() != Awaited.Plain.NOTHING);
        var wait = waits.stream().sorted(spinnersFirst).map(each -> location(each.site())).flatMap(Optional::stream)
                .findFirst();
        return new Finding(found.code(), message + ".", with(culprit, facts),
                culprit.flatMap(this::location).or(() -> wait).or(() -> lastOwn(trace)).orElse(null),
                Tables.schedule(subject, trace, failureThreads(waits)), token, found.advice());
    }

    /// What there is to say, and why the line was chosen that is named.
    private static List<Fact> with(Optional<Culprit> culprit, List<Fact> facts) {
        return Stream.concat(facts.stream(), culprit.stream().map(found -> new Fact("why there", found.why())))
                .toList();
    }

    private static List<String> failureThreads(List<Wait> waits) {
        return waits.stream().map(Wait::thread).toList();
    }

    private Fact fact(Wait wait) {
        var at = location(wait.site()).map(where -> " at " + where).orElse("");
        return new Fact(wait.thread(), Words.of(wait.awaited()) + at + Words.heldBy(wait, true));
    }

    private Finding race(Failure.DataRace race, Blame blame, Trace trace, String token) {
        var first = race.first();
        var second = race.second();
        var facts = List.of(fact(first), fact(second),
                new Fact("missing", "nothing orders the two: no lock, volatile, start or join between them"));
        if (!subject.owns(first.site().owner()) && !subject.owns(second.site().owner())) {
            return blamed(asserted,
                    sentence() + ": " + quoted(first.thread()) + " and " + quoted(second.thread())
                            + " use what the check guards, and nothing of the submission keeps them apart",
                    facts,
                    blame.assertion(asserted.about(), second.thread(), null), trace, token);
        }
        var where = blame.race(first, second).flatMap(this::location);
        return plain(GraderFinding.DATA_RACE, "Data race on " + race.memory() + ": " + quoted(first.thread()) + " "
                + does(first) + " it, " + quoted(second.thread()) + " " + does(second)
                + " it, and nothing orders the two",
                facts, where, trace, token);
    }

    private static String does(Access access) {
        return access.write() ? "writes" : "reads";
    }

    private static Fact fact(Access access) {
        return new Fact(access.thread(), does(access) + " at " + access.site());
    }

    private Finding thrown(String thread, Throwable thrown, Blame blame, Trace trace, String token) {
        return thrown instanceof NamedFailure named
                ? named(named).failed(thread, named.failure(), blame, trace, token)
                : failed(thread, thrown, blame, trace, token);
    }

    /// Those of an assertion that says itself what it finds.
    private Findings named(NamedFailure named) {
        return new Findings(subject, check, subject.findings().of(named.code()).orElseThrow(), named.hint());
    }

    private Finding failed(String thread, Throwable thrown, Blame blame, Trace trace, String token) {
        var text = withoutOrigins(Identities.without(Jdk.opened().messageOf(thrown)));
        var where = Arrays.stream(Jdk.opened().framesOf(thrown)).filter(frame -> subject.owns(frame.getClassName()))
                .findFirst().flatMap(this::location);
        var unfit = orInstead(thrown).filter(UnfitSubmission.class::isInstance).findFirst();
        if (unfit.isPresent()) {
            return new Finding(((UnfitSubmission) unfit.get()).lack().code(), Jdk.opened().messageOf(unfit.get()),
                    List.of(), null, null, null, "");
        }
        var stub = stub(thrown);
        if (stub.isPresent()) {
            return new Finding(GraderFinding.NOT_IMPLEMENTED.code(), "Not implemented yet: " + what(stub.get()),
                    List.of(),
                    where.orElse(null), null, null, "");
        }
        var overflow = Overflow.in(thrown);
        if (overflow.isPresent()) {
            return overflows(thread, overflow.get(), trace, token);
        }
        if (thrown instanceof CheckProgram.UnexpectedOutcome unexpected) {
            return blamed(GraderFinding.UNEXPECTED_OUTCOME.kind(), "No correct solution comes to this: " + text,
                    List.of(new Fact("expected", unexpected.expected()), new Fact("observed", text)),
                    blame.assertion(About.STATE, thread, thrown), trace, token);
        }
        if (thrown instanceof AssertionError && !isOwn(thrown)) {
            return asserted(thrown, text, blame.assertion(asserted.about(), thread, thrown), trace, token);
        }
        var culprit = blame.interference();
        var facts = with(culprit, List.of(exception(thrown, text)));
        var line = culprit.flatMap(this::location).or(() -> where);
        if (thrown instanceof IllegalMonitorStateException && !isOwn(thrown)) {
            return plain(GraderFinding.MONITOR_MISUSE,
                    "Monitor misuse: " + quoted(thread) + " waits on, notifies or leaves a monitor or "
                            + "lock that it does not hold",
                    facts, line, trace, token);
        }
        return plain(GraderFinding.UNCAUGHT_EXCEPTION,
                quoted(thread) + " ends with " + thrown.getClass().getSimpleName()
                        + (text.isEmpty() ? "" : ": " + text),
                facts, line, trace, token);
    }

    /// How far the thread got, and what it did last, is another thing in every run.
    private Finding overflows(String thread, Overflow overflow, Trace trace, String token) {
        var where = overflow.frame(subject).flatMap(this::location).or(() -> lastOwn(trace)).orElse(null);
        return new Finding(GraderFinding.UNCAUGHT_EXCEPTION.code(),
                quoted(thread) + " overflows its stack: calls lead to the same calls again, "
                        + "without end.",
                List.of(new Fact("exception", "java.lang.StackOverflowError")), where,
                Tables.beginning(subject, trace, thread, where), token,
                "Which call begins the circle, and what was to end it?");
    }

    /// Mockito says where a mock was called, by the name of a proxy class, which depends on what the JVM did before.
    private static String withoutOrigins(String message) {
        return message.lines().filter(line -> !line.startsWith("-> at ") && !line.contains("$Proxy"))
                .collect(Collectors.joining("\n")).strip();
    }

    /// What a stub threw.
    private static Optional<Throwable> stub(Throwable thrown) {
        return orInstead(thrown).filter(UnsupportedOperationException.class::isInstance)
                .filter(each -> Jdk.opened().messageOf(each).startsWith("TODO")).findFirst();
    }

    /// An exception, and what an assertion found instead of the one it asked for.
    private static Stream<Throwable> orInstead(Throwable thrown) {
        return Stream.of(thrown, Jdk.opened().causeOf(thrown));
    }

    /// Whether the submission itself threw it.
    private boolean isOwn(Throwable thrown) {
        var frames = Jdk.opened().framesOf(thrown);
        return frames.length > 0 && subject.owns(frames[0].getClassName());
    }

    private static Fact exception(Throwable thrown, String text) {
        return new Fact("exception", thrown.getClass().getName() + (text.isEmpty() ? "" : ": " + text));
    }

    private String what(Throwable thrown) {
        return Arrays.stream(Jdk.opened().framesOf(thrown)).filter(frame -> subject.owns(frame.getClassName()))
                .findFirst()
                .map(frame -> frame.getClassName().substring(frame.getClassName().lastIndexOf('.') + 1) + "."
                        + frame.getMethodName() + "()")
                .orElse("the submission");
    }

    private Finding asserted(Throwable thrown, String text, Optional<Culprit> culprit, Trace trace, String token) {
        var facts = new ArrayList<Fact>();
        if (thrown instanceof AssertionFailedError failed && failed.isExpectedDefined() && failed.isActualDefined()
                && !isYesOrNo(failed)) {
            facts.add(new Fact("expected", Identities.without(failed.getExpected().getStringRepresentation())));
            facts.add(new Fact("observed", Identities.without(failed.getActual().getStringRepresentation())));
        }
        var end = text.indexOf(" ==> ");
        var said = end < 0 ? text : text.substring(0, end);
        return blamed(asserted, said.isEmpty() ? asserted.meaning() : sentence() + ": " + said, facts, culprit, trace,
                token);
    }

    /// Whether a condition was asked for: the message says more about it than `true` and `false`.
    private static boolean isYesOrNo(AssertionFailedError failed) {
        return failed.getExpected().getValue() instanceof Boolean
                && failed.getActual().getValue() instanceof Boolean;
    }

    /// The code as the beginning of a sentence.
    private String sentence() {
        var code = asserted.code();
        return Character.toUpperCase(code.charAt(0)) + code.substring(1).replace('-', ' ');
    }

    private Finding blamed(FindingKind kind, String message, List<Fact> facts, Optional<Culprit> culprit, Trace trace,
            String token) {
        return plain(kind.code(), message, with(culprit, facts), culprit.flatMap(this::location), trace, token,
                advice(kind));
    }

    private Finding plain(GraderFinding found, String message, List<Fact> facts, Optional<Location> where, Trace trace,
            String token) {
        return plain(found.code(), message, facts, where, trace, token, found.advice());
    }

    private Finding plain(String code, String message, List<Fact> facts, Optional<Location> where, Trace trace,
            String token, String advice) {
        return new Finding(code, message.endsWith(".") ? message : message + ".", facts,
                where.or(() -> lastOwn(trace)).orElse(null),
                Tables.schedule(subject, trace, List.of()), token, advice);
    }

    private Optional<Location> lastOwn(Trace trace) {
        return trace.events().reversed().stream().map(Event::site).filter(site -> subject.owns(site.owner()))
                .findFirst().flatMap(this::location);
    }

    private Optional<Location> location(Culprit culprit) {
        return location(culprit.site());
    }

    private Optional<Location> location(@Nullable Site site) {
        return Stream.ofNullable(site).filter(each -> subject.owns(each.owner()) && each.line() > 0)
                .map(each -> new Location(each.file(), each.line(), "")).findFirst();
    }

    private Optional<Location> location(StackTraceElement frame) {
        var folder = frame.getClassName().substring(0, frame.getClassName().lastIndexOf('.') + 1).replace('.', '/');
        return frame.getFileName() == null || frame.getLineNumber() <= 0
                ? Optional.empty()
                : Optional.of(new Location(folder + frame.getFileName(), frame.getLineNumber(), ""));
    }

    /// The finding of a history that no order of its calls explains.
    Finding unexplained(String message, List<Fact> facts, Trace trace, String token) {
        return blamed(GraderFinding.NOT_LINEARIZABLE.kind(), message, facts,
                Blame.of(subject, trace).assertion(About.STATE, "main", null), trace,
                token);
    }

    Finding goalNotReached(Explored explored, Optional<Culprit> culprit) {
        var goal = asserted.equals(GraderFinding.ASSERTION_FAILED.kind())
                ? new Findings(subject, check, GraderFinding.GOAL_NOT_REACHED.kind(), hint)
                : this;
        return goal.notReached(explored, culprit);
    }

    private Finding notReached(Explored explored, Optional<Culprit> culprit) {
        return new Finding(asserted.code(), sentence() + ": " + none(explored) + " shows what the check looks for.",
                with(culprit, List.of(new Fact("schedules", String.valueOf(explored.schedules())))),
                culprit.flatMap(this::location).orElse(null), null, null, advice(asserted));
    }

    /// A schedule that was not tried may show anything.
    private static String none(Explored explored) {
        return explored.coverage().isAll()
                ? "no schedule"
                : "none of the %,d schedules that were tried".formatted(explored.coverage().runs());
    }

    Finding noThreadStarted() {
        var kind = GraderFinding.NO_THREAD_STARTED.kind();
        return new Finding(kind.code(), kind.meaning(), List.of(), null, null, null, advice(kind));
    }

    Finding outcomesMissing(Explored explored, Collection<String> missing, Collection<String> seen) {
        return new Finding(GraderFinding.OUTCOME_MISSING.code(),
                "Some outcomes of the reference solution come about in " + none(explored) + ".",
                List.of(new Fact("missing", String.join("\n", missing)),
                        new Fact("observed", String.join("\n", seen))),
                null, null, null, advice(GraderFinding.OUTCOME_MISSING.kind()));
    }
}
