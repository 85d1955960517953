package dev.lockstep.worker.inside;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;

import dev.lockstep.engine.Explored;
import dev.lockstep.engine.jdk.Jdk;
import dev.lockstep.engine.trace.Failure;
import dev.lockstep.engine.trace.Failure.Access;
import dev.lockstep.engine.trace.Failure.Wait;
import dev.lockstep.engine.trace.Site;
import dev.lockstep.engine.trace.Trace;
import dev.lockstep.verdict.Fact;
import dev.lockstep.verdict.Finding;
import dev.lockstep.verdict.Location;

/// Says in the field's words why a schedule failed.
///
/// @param assertion the code that a failing assertion of the check amounts to
/// @param hint the check's own; may be empty
record Findings(Subject subject, String assertion, String hint) {

    /// The finding of a failed schedule.
    ///
    /// @param token what replays it
    Finding of(Explored.Failing failing, String token) {
        var trace = failing.trace();
        return switch (failing.failure()) {
            case Failure.Deadlock(var waits) -> waiting("deadlock", deadlock(waits), waits,
                    "Draw who holds what and who waits for it. Which order of taking things makes a circle impossible?",
                    trace, token);
            case Failure.LostWakeup(var waits) -> waiting("lost-wakeup", "Lost wake-up: " + names(waits)
                    + " for ever to be woken, and no thread is left that could do it", waits,
                    "Who should have woken it, and had it begun to wait by then? Was the right one woken?", trace,
                    token);
            case Failure.ThreadsLeftRunning(var waits) -> waiting("threads-left-running",
                    "Threads left running: the program is over, but " + names(waits) + " for ever", waits,
                    "Every thread that the submission starts has to end when it is no longer needed.", trace, token);
            case Failure.Livelock(var spinning) -> waiting("livelock", "Livelock: " + spins(spinning)
                    + " for ever, although every thread gets its turn", spinning,
                    "What does the loop wait for, and which thread could still bring it about?", trace, token);
            case Failure.DataRace race -> race(race, trace, token);
            case Failure.Uncaught(var thread, var thrown) -> thrown(thread, thrown, trace, token);
            case Failure.TooManySteps(var steps, var thread, var site) -> plain("too-many-steps", "It does not end: "
                    + steps + " steps were not enough, and " + thread + " was still running",
                    List.of(), location(site), trace, token);
            case Failure.Unsupported(var what, var site) -> plain("not-supported", "The program " + what, List.of(),
                    location(site), trace, token);
        };
    }

    private static String deadlock(List<Wait> waits) {
        return "Deadlock: " + String.join(", ", waits.stream().filter(wait -> !isCheck(wait))
                .map(wait -> wait.thread() + " waits for " + wait.what() + heldBy(wait)).toList());
    }

    private static String heldBy(Wait wait) {
        return wait.holder() == null ? "" : ", held by " + wait.holder();
    }

    /// The check's own thread only waits for the others.
    private static boolean isCheck(Wait wait) {
        return wait.thread().equals("main") && wait.what().startsWith("the end of");
    }

    private static String names(List<Wait> waits) {
        var names = waits.stream().filter(wait -> !isCheck(wait)).map(Wait::thread).toList();
        return String.join(" and ", names) + (names.size() == 1 ? " waits" : " wait");
    }

    private static String spins(List<Wait> waits) {
        var names = waits.stream().map(Wait::thread).toList();
        return String.join(" and ", names) + (names.size() == 1 ? " spins" : " spin");
    }

    private Finding waiting(String code, String message, List<Wait> waits, String advice, Trace trace, String token) {
        var facts = waits.stream().filter(wait -> !isCheck(wait)).map(this::fact).toList();
        var where = waits.stream().map(wait -> location(wait.site())).flatMap(Optional::stream).findFirst();
        return new Finding(code, message + ".", facts, where.or(() -> lastOwn(trace, null)).orElse(null),
                Tables.schedule(subject, trace, failureThreads(waits)), token, hint.isEmpty() ? advice : hint);
    }

    private static List<String> failureThreads(List<Wait> waits) {
        return waits.stream().map(Wait::thread).toList();
    }

    private Fact fact(Wait wait) {
        var at = location(wait.site()).map(where -> " at " + where).orElse("");
        var since = wait.held() == null ? "" : " since " + wait.held();
        return new Fact(wait.thread(), (wait.what().equals("spins") ? "spins" : "waits for " + wait.what()) + at
                + heldBy(wait) + since);
    }

    private Finding race(Failure.DataRace race, Trace trace, String token) {
        var first = race.first();
        var second = race.second();
        var facts = List.of(fact(first), fact(second),
                new Fact("missing", "nothing orders the two: no lock, volatile, start or join between them"));
        if (!subject.owns(first.site().owner()) && !subject.owns(second.site().owner())) {
            return plain(assertion, sentence(assertion) + ": " + first.thread() + " and " + second.thread()
                    + " use what the check guards, and nothing of the submission keeps them apart", facts,
                    culprit(trace, null), trace, token);
        }
        var where = location(second.site()).or(() -> location(first.site()));
        return plain("data-race", "Data race on " + race.memory() + ": " + first.thread() + " "
                + does(first) + " it, " + second.thread() + " " + does(second) + " it, and nothing orders the two",
                facts, where, trace, token);
    }

    private static String does(Access access) {
        return access.write() ? "writes" : "reads";
    }

    private static Fact fact(Access access) {
        return new Fact(access.thread(), does(access) + " at " + access.site());
    }

    private Finding thrown(String thread, Throwable thrown, Trace trace, String token) {
        var text = withoutOrigins(Jdk.opened().messageOf(thrown));
        var where = Arrays.stream(thrown.getStackTrace()).filter(frame -> subject.owns(frame.getClassName()))
                .findFirst().flatMap(this::location);
        if (thrown instanceof UnfitSubmission unfit) {
            return new Finding(unfit.code(), text, List.of(), null, null, null, "");
        }
        var stub = stub(thrown);
        if (stub.isPresent()) {
            return new Finding("not-implemented", "Not implemented yet: " + what(stub.get()), List.of(),
                    where.orElse(null), null, null, "");
        }
        if (thrown instanceof CheckProgram.UnexpectedOutcome) {
            return plain("unexpected-outcome", "A schedule ends as no schedule of the reference solution does",
                    List.of(new Fact("observed", text)), culprit(trace, thread), trace, token);
        }
        if (thrown instanceof AssertionError && !isOwn(thrown)) {
            return asserted(thread, thrown, text, trace, token);
        }
        if (thrown instanceof IllegalMonitorStateException) {
            return plain("monitor-misuse", "Monitor misuse: " + thread + " waits on, notifies or leaves a monitor or "
                    + "lock that it does not hold", List.of(exception(thrown, text)), where, trace, token);
        }
        return plain("uncaught-exception", thread + " ends with " + thrown.getClass().getSimpleName()
                + (text.isEmpty() ? "" : ": " + text), List.of(exception(thrown, text)), where, trace, token);
    }

    /// Mockito says where a mock was called, by the name of a proxy class, which depends on what the JVM did before.
    private static String withoutOrigins(String message) {
        return message.lines().filter(line -> !line.startsWith("-> at ") && !line.contains("$Proxy"))
                .collect(Collectors.joining("\n")).strip();
    }

    /// What a stub threw: the exception itself, or what an assertion found instead of the one it asked for.
    private static Optional<Throwable> stub(Throwable thrown) {
        return Stream.of(thrown, Jdk.opened().causeOf(thrown)).filter(UnsupportedOperationException.class::isInstance)
                .filter(each -> Jdk.opened().messageOf(each).startsWith("TODO")).findFirst();
    }

    /// Whether the submission itself threw it.
    private boolean isOwn(Throwable thrown) {
        var frames = thrown.getStackTrace();
        return frames.length > 0 && subject.owns(frames[0].getClassName());
    }

    private static Fact exception(Throwable thrown, String text) {
        return new Fact("exception", thrown.getClass().getName() + (text.isEmpty() ? "" : ": " + text));
    }

    private String what(Throwable thrown) {
        return Arrays.stream(thrown.getStackTrace()).filter(frame -> subject.owns(frame.getClassName())).findFirst()
                .map(frame -> frame.getClassName().substring(frame.getClassName().lastIndexOf('.') + 1) + "."
                        + frame.getMethodName() + "()")
                .orElse("the submission");
    }

    private Finding asserted(String thread, Throwable thrown, String text, Trace trace, String token) {
        var facts = new ArrayList<Fact>();
        if (thrown instanceof AssertionFailedError failed && failed.isExpectedDefined() && failed.isActualDefined()) {
            facts.add(new Fact("expected", failed.getExpected().getStringRepresentation()));
            facts.add(new Fact("observed", failed.getActual().getStringRepresentation()));
        }
        var end = text.indexOf(" ==> ");
        var said = end < 0 ? text : text.substring(0, end);
        return plain(assertion, sentence(assertion) + (said.isEmpty() ? "" : ": " + said), facts,
                culprit(trace, thread), trace, token);
    }

    /// A code as the beginning of a sentence.
    private static String sentence(String code) {
        return Character.toUpperCase(code.charAt(0)) + code.substring(1).replace('-', ' ');
    }

    private Finding plain(String code, String message, List<Fact> facts, Optional<Location> where, Trace trace,
            String token) {
        return new Finding(code, message + ".", facts, where.or(() -> lastOwn(trace, null)).orElse(null),
                Tables.schedule(subject, trace, List.of()), token, hint);
    }

    /// The line of the submission before which the last preemption took place: with the fewest preemptions that make
    /// the program fail, that is where it must not be interrupted. Without one, the last line that changed anything: what
    /// the check found wrong was written there.
    private Optional<Location> culprit(Trace trace, @Nullable String thread) {
        return trace.events().stream().filter(event -> event.preempted() && subject.owns(event.site().owner()))
                .reduce((_, later) -> later).flatMap(event -> location(event.site()))
                .or(() -> lastChange(trace)).or(() -> lastOwn(trace, thread));
    }

    /// The last line of the submission that changed anything, other than by making an object.
    private Optional<Location> lastChange(Trace trace) {
        return trace.events().stream()
                .filter(event -> event.changes() && subject.owns(event.site().owner())
                        && !event.site().method().equals("<init>"))
                .reduce((_, later) -> later).flatMap(event -> location(event.site()));
    }

    private Optional<Location> lastOwn(Trace trace, @Nullable String thread) {
        var own = trace.events().stream().filter(event -> subject.owns(event.site().owner())).toList();
        var ofThread = own.stream().filter(event -> trace.threads().get(event.thread()).equals(thread)).toList();
        var events = ofThread.isEmpty() ? own : ofThread;
        return events.isEmpty() ? Optional.empty() : location(events.getLast().site());
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

    Finding goalNotReached(Explored explored) {
        return new Finding(assertion.equals("assertion-failed") ? "goal-not-reached" : assertion,
                (assertion.equals("assertion-failed") ? "Goal not reached" : sentence(assertion))
                        + ": no schedule shows what the check looks for.",
                List.of(new Fact("schedules", String.valueOf(explored.schedules()))), null, null, null, hint);
    }

    Finding outcomesMissing(Collection<String> missing, Collection<String> seen) {
        return new Finding("outcome-missing", "Some outcomes of the reference solution never come about.",
                List.of(new Fact("missing", String.join("\n", missing)),
                        new Fact("observed", String.join("\n", seen))),
                null, null, null, hint);
    }
}
