package dev.lockstep.linearize;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jetbrains.kotlinx.lincheck.strategy.LincheckFailure;
import org.jetbrains.kotlinx.lincheck.trace.CodeLocationTracePoint;
import org.jetbrains.kotlinx.lincheck.trace.MethodCallTracePoint;
import org.jetbrains.kotlinx.lincheck.trace.MethodReturnTracePoint;
import org.jetbrains.kotlinx.lincheck.trace.MonitorEnterTracePoint;
import org.jetbrains.kotlinx.lincheck.trace.MonitorExitTracePoint;
import org.jetbrains.kotlinx.lincheck.trace.NotifyTracePoint;
import org.jetbrains.kotlinx.lincheck.trace.ParkTracePoint;
import org.jetbrains.kotlinx.lincheck.trace.ReadTracePoint;
import org.jetbrains.kotlinx.lincheck.trace.SwitchEventTracePoint;
import org.jetbrains.kotlinx.lincheck.trace.SwitchReason;
import org.jetbrains.kotlinx.lincheck.trace.TracePoint;
import org.jetbrains.kotlinx.lincheck.trace.UnparkTracePoint;
import org.jetbrains.kotlinx.lincheck.trace.WaitTracePoint;
import org.jetbrains.kotlinx.lincheck.trace.WriteTracePoint;
import org.jspecify.annotations.Nullable;

import dev.lockstep.verdict.Location;
import dev.lockstep.verdict.Schedule;
import dev.lockstep.verdict.Schedule.Kind;
import dev.lockstep.verdict.Schedule.Step;

/// Turns Lincheck's trace into a schedule: the calls, what the submission does in them line by line, and what the
/// operations of the check do on their own; nothing of what goes on inside the JDK.
final class TraceSchedule {

    private static final int MOST_STEPS = 200;
    private static final String ENTERS_MONITOR = "enter monitor";
    private static final String LEAVES_MONITOR = "leave monitor";

    private final History observed;
    private final Ownership ownership;
    private final List<Step> steps = new ArrayList<>();
    private final Set<Integer> preempted = new HashSet<>();

    private TraceSchedule(History observed, Ownership ownership) {
        this.observed = observed;
        this.ownership = ownership;
    }

    /// A schedule with the submission's line to look at first: the one before which the first preemption took place, else
    /// the last one that ran. What a thread does while it holds a lock belongs together already; if it was preempted then,
    /// the line is the last one that ran in its place, as if there were no lock.
    record Shown(@Nullable Schedule schedule, Optional<Location> location) {}

    static Shown of(LincheckFailure failure, History observed, Ownership ownership) {
        var trace = failure.getTrace();
        if (trace == null) {
            return new Shown(null, Optional.empty());
        }
        var schedule = new TraceSchedule(observed, ownership);
        trace.getTrace().forEach(schedule::add);
        return schedule.shown();
    }

    private Shown shown() {
        var location = firstPreempted().or(() -> location(steps.reversed().stream()));
        markCulprit();
        var names = IntStream.range(0, observed.threads().size()).mapToObj(History::name).toList();
        var kept = steps.subList(Math.max(0, steps.size() - MOST_STEPS), steps.size());
        return new Shown(new Schedule(names, kept), location);
    }

    /// The bug shows in what the last call to return gave.
    private void markCulprit() {
        for (var i = steps.size() - 1; i >= 0; i--) {
            var step = steps.get(i);
            if (step.kind() == Kind.PLAIN) {
                steps.set(i, new Step(step.thread(), step.operation(), step.location(), Kind.CULPRIT));
                return;
            }
        }
    }

    /// Lincheck switches no more often than it must: the first switch parts what belongs together.
    private Optional<Location> firstPreempted() {
        return IntStream.range(0, steps.size()).filter(i -> steps.get(i).kind() == Kind.PREEMPTED).boxed().findFirst()
                .flatMap(i -> inItsPlace(i)
                        .or(() -> location(ofThreadOf(steps.get(i), steps.subList(i, steps.size()))))
                        .or(() -> location(ofThreadOf(steps.get(i), steps.subList(0, i).reversed()))));
    }

    /// What the others did while a thread was preempted that held a lock.
    private Optional<Location> inItsPlace(int preempted) {
        var thread = steps.get(preempted).thread();
        var before = steps.subList(0, preempted);
        var locks = before.stream().filter(step -> step.thread() == thread).mapToInt(TraceSchedule::locks).sum();
        return locks > 0
                ? location(before.reversed().stream().takeWhile(step -> step.thread() != thread))
                : Optional.empty();
    }

    /// How many locks a thread holds more after a step than before.
    private static int locks(Step step) {
        var operation = step.operation();
        if (operation.equals(ENTERS_MONITOR) || operation.contains(".lock(")
                || operation.contains(".lockInterruptibly(")
                || (operation.contains(".tryLock(") && operation.endsWith("true"))) {
            return 1;
        }
        return operation.equals(LEAVES_MONITOR) || operation.contains(".unlock(") ? -1 : 0;
    }

    private static Stream<Step> ofThreadOf(Step step, List<Step> steps) {
        return steps.stream().filter(each -> each.thread() == step.thread());
    }

    private static Optional<Location> location(Stream<Step> steps) {
        return steps.flatMap(step -> Stream.ofNullable(step.location())).findFirst();
    }

    private void add(TracePoint point) {
        switch (point) {
            case MethodCallTracePoint call when call.isActor() -> step(point, call(point).text(), null);
            case MethodReturnTracePoint end when end.getMethodTracePoint$lincheck().isActor() ->
                step(point, ended(call(point)), null);
            case SwitchEventTracePoint change -> change(change);
            case CodeLocationTracePoint code -> code(code);
            default -> {
            }
        }
    }

    private History.Call call(TracePoint point) {
        return observed.threads().get(point.getIThread()).get(point.getActorId());
    }

    private static String ended(History.Call call) {
        return call.result().isEmpty() ? call.text() + " returns" : call.toString();
    }

    private void change(SwitchEventTracePoint change) {
        if (change.getReason() instanceof SwitchReason.StrategySwitch) {
            preempted.add(change.getIThread());
        } else {
            step(change, "waits: " + change.getReason(), null);
        }
    }

    private void code(CodeLocationTracePoint point) {
        var frame = point.getStackTraceElement();
        var name = frame.getClassName().replace('/', '.');
        var operation = operation(point);
        if (operation.isPresent() && isShown(name, point)) {
            step(point, operation.get(), ownership.location(frame).orElse(null));
        }
    }

    private boolean isShown(String className, TracePoint point) {
        return switch (point) {
            case ReadTracePoint _,WriteTracePoint _ ->
                ownership.isStudents(className) || (ownership.isChecks(className) && !text(point).contains("#"));
            default -> ownership.isStudents(className);
        };
    }

    private Optional<String> operation(CodeLocationTracePoint point) {
        return switch (point) {
            case ReadTracePoint read when read.isLocal() || isReference(read) -> Optional.empty();
            case WriteTracePoint write when write.isLocal() -> Optional.empty();
            case ReadTracePoint _,WriteTracePoint _ -> Optional.of(text(point));
            case MethodCallTracePoint call -> isDetail(call) ? Optional.empty() : Optional.of(text(point));
            case MonitorEnterTracePoint _ -> Optional.of(ENTERS_MONITOR);
            case MonitorExitTracePoint _ -> Optional.of(LEAVES_MONITOR);
            case WaitTracePoint _ -> Optional.of("wait()");
            case NotifyTracePoint _ -> Optional.of("notify()");
            case ParkTracePoint _ -> Optional.of("park()");
            case UnparkTracePoint _ -> Optional.of("unpark()");
            default -> Optional.empty();
        };
    }

    /// What is called inside the submission shows line by line; how an object comes to be tells nothing.
    private boolean isDetail(MethodCallTracePoint call) {
        return call.getMethodName().equals("<init>") || call.getMethodName().equals("currentThread")
                || ownership.isStudents(call.getClassName().replace('/', '.'));
    }

    /// Whether a field is read only to use the object that it refers to, such as an array.
    private static boolean isReference(ReadTracePoint read) {
        return text(read).indexOf('#', text(read).indexOf(": ")) >= 0;
    }

    /// Without the place; what is read after a colon, as our own scheduler writes it.
    private static String text(TracePoint point) {
        return point.toString$lincheck(false, true).replace(" ➜ ", ": ");
    }

    private void step(TracePoint point, String operation, @Nullable Location location) {
        var kind = preempted.remove(point.getIThread()) ? Kind.PREEMPTED : Kind.PLAIN;
        steps.add(new Step(point.getIThread(), Text.shortened(operation), location, kind));
    }
}
