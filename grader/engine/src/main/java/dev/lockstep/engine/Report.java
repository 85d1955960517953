package dev.lockstep.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.Explored.Failing;
import dev.lockstep.engine.jdk.Jdk;
import dev.lockstep.engine.trace.Failure;
import dev.lockstep.engine.trace.Failure.Access;
import dev.lockstep.engine.trace.Failure.Wait;
import dev.lockstep.engine.trace.Site;

/// What an exploration found, in words. Calls no method of the program.
final class Report {

    private Report() {}

    static String text(Explored explored) {
        var failing = explored.failing();
        var divergence = explored.divergence();
        if (divergence != null) {
            return "Nothing is proved, for something decides that the scheduler does not own: " + divergence + ".";
        }
        return failing == null
                ? passed(explored)
                : "Schedule %,d fails. ".formatted(explored.schedules()) + text(failing);
    }

    private static String passed(Explored explored) {
        var schedules = explored.schedules() == 1
                ? "1 schedule was"
                : "%,d schedules were".formatted(explored.schedules());
        return switch (explored.coverage()) {
            case ALL -> "No schedule fails: " + schedules + " run, and stand for all there are.";
            case BOUND -> "No schedule " + preemptions(explored) + " fails: " + schedules
                    + " run. Those with more preemptions were not all tried.";
            case BUDGET -> "No schedule failed that was tried: " + schedules + " run, "
                    + (explored.preemptions() < 0 ? "" : "among them all " + preemptions(explored) + ", ")
                    + "and random ones in the end. There are more.";
            case ENDED -> "No schedule failed that was tried: " + schedules + " run.";
        };
    }

    private static String preemptions(Explored explored) {
        return switch (explored.preemptions()) {
            case 0 -> "without preemption";
            case 1 -> "with at most one preemption";
            default -> "with at most " + explored.preemptions() + " preemptions";
        };
    }

    static String text(Failing failing) {
        var lines = new ArrayList<String>();
        lines.add(sentence(failing.failure()));
        facts(failing.failure()).forEach(fact -> lines.add("  " + fact));
        lines.add("");
        lines.addAll(Table.of(failing.trace()));
        lines.add("");
        lines.add("Run this schedule again: replay(\"" + failing.schedule() + "\")");
        return String.join("\n", lines);
    }

    static String sentence(Failure failure) {
        return switch (failure) {
            case Failure.Deadlock _ -> "Deadlock: threads wait for each other, or for what nobody will give back.";
            case Failure.LostWakeup _ -> "Lost wake-up: a thread waits to be woken, and none is left that could do it.";
            case Failure.ThreadsLeftRunning _ ->
                "Threads left running: the program has ended, but threads wait for ever.";
            case Failure.DataRace(var memory, var first, var second) -> "Data race on " + memory + ": " + first.thread()
                    + " " + does(first) + " it, " + second.thread() + " " + does(second)
                    + " it, and nothing orders the two.";
            case Failure.Livelock _ -> "Livelock: threads spin for ever, although each gets its turn.";
            case Failure.Uncaught(var thread, var thrown) -> thread + " ends with " + exception(thrown);
            case Failure.TooManySteps(var steps, var thread, _) ->
                "It does not end: %,d steps were not enough, and %s was "
                        .formatted(steps, thread) + "still running.";
            case Failure.Unsupported(var what, _) -> "Not supported: the program " + what + ".";
        };
    }

    private static String exception(Throwable thrown) {
        var message = Jdk.opened().messageOf(thrown);
        return thrown.getClass().getName() + (message.isEmpty() ? "." : ": " + message);
    }

    private static List<String> facts(Failure failure) {
        return switch (failure) {
            case Failure.Deadlock(var waits) -> waits(waits);
            case Failure.LostWakeup(var waits) -> waits(waits);
            case Failure.ThreadsLeftRunning(var waits) -> waits(waits);
            case Failure.Livelock(var waits) -> waits(waits);
            case Failure.DataRace(_, var first, var second) -> List.of(fact(first), fact(second));
            case Failure.Uncaught(_, var thrown) -> thrownAt(thrown);
            case Failure.TooManySteps(_, _, var site) -> at(site);
            case Failure.Unsupported(_, var site) -> at(site);
        };
    }

    private static String does(Access access) {
        return access.write() ? "writes" : "reads";
    }

    private static String fact(Access access) {
        return access.thread() + " " + does(access) + " it at " + access.site();
    }

    private static List<String> waits(List<Wait> waits) {
        return waits.stream().map(Report::fact).toList();
    }

    private static String fact(Wait wait) {
        var what = wait.what().equals("spins") ? "spins" : "waits for " + wait.what();
        var at = wait.site() == null ? "" : " at " + wait.site();
        var held = wait.holder() == null || wait.what().startsWith("the end of") ? "" : ", held by " + wait.holder();
        return wait.thread() + " " + what + at + held + (wait.held() == null ? "" : " since " + wait.held());
    }

    private static List<String> at(@Nullable Site site) {
        return site == null ? List.of() : List.of("at " + site);
    }

    /// The topmost line of the program on the stack.
    private static List<String> thrownAt(Throwable thrown) {
        return Stream.of(thrown.getStackTrace()).filter(frame -> Instrumented.LOADER.equals(frame.getClassLoaderName()))
                .limit(1).map(frame -> "at " + folder(frame.getClassName()) + frame.getFileName() + ":"
                        + frame.getLineNumber())
                .toList();
    }

    private static String folder(String type) {
        return type.substring(0, type.lastIndexOf('.') + 1).replace('.', '/');
    }
}
