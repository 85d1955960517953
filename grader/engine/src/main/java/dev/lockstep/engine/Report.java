package dev.lockstep.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.lockstep.engine.Coverage.Stage;
import dev.lockstep.engine.Explored.Cut;
import dev.lockstep.engine.Explored.Failing;
import dev.lockstep.engine.jdk.Jdk;
import dev.lockstep.engine.trace.Failure;
import dev.lockstep.engine.trace.Failure.Access;
import dev.lockstep.engine.trace.Failure.Wait;
import dev.lockstep.engine.trace.Limit;
import dev.lockstep.engine.trace.Site;
import dev.lockstep.engine.trace.Words;

/// What an exploration found, in words. Calls no method of the program.
final class Report {

    /// So many lines are named of those where something was left out.
    private static final int PLACES = 5;

    private Report() {}

    static String text(Explored explored) {
        return switch (explored) {
            case Explored.Passed(var coverage, var cut) -> passed(coverage, cut);
            case Explored.Failed(var coverage, var failing) ->
                "Schedule %,d fails. ".formatted(coverage.runs()) + text(failing);
            case Explored.CutOff(var coverage, var cut) -> cutOff(coverage, cut);
            case Explored.Diverged(_, var difference) ->
                "Nothing is proved, for something decides that the scheduler does not own: " + difference + ".";
        };
    }

    private static String cutOff(Coverage coverage, Cut cut) {
        var lines = new ArrayList<String>();
        lines.add(sentence(cut.limit()));
        at(siteOf(cut.limit())).forEach(fact -> lines.add("  " + fact));
        lines.add("Nothing is proved: " + (coverage.cutOff() > 1
                ? "%,d schedules met a limit, and none came to its end before that.".formatted(coverage.cutOff())
                : "no schedule came to its end before that."));
        lines.add("Run this schedule again: replay(\"" + cut.schedule() + "\")");
        return String.join("\n", lines);
    }

    static String sentence(Limit limit) {
        return switch (limit) {
            case Limit.TooManySteps(var steps, var thread, _) ->
                "Cut off after %,d steps: %s had not ended. Loop less, or allow more steps.".formatted(steps, thread);
            case Limit.Unsupported(var what, _) -> "Not supported: the program " + what + ".";
        };
    }

    private static @Nullable Site siteOf(Limit limit) {
        return switch (limit) {
            case Limit.TooManySteps(_, _, var site) -> site;
            case Limit.Unsupported(_, var site) -> site;
        };
    }

    private static String passed(Coverage coverage, @Nullable Cut cut) {
        var lines = new ArrayList<String>();
        var left = left(coverage, cut);
        lines.add(claim(coverage, left.isEmpty()) + (left.isEmpty() ? "" : " Not tried:"));
        left.forEach(fact -> lines.add("  " + fact));
        if (!coverage.exits().isEmpty()) {
            lines.add("A schedule ends where the program ends the JVM, at " + places(coverage.exits()) + ".");
        }
        return String.join("\n", lines);
    }

    /// @param whole whether nothing was left out of the schedules that ran
    private static String claim(Coverage coverage, boolean whole) {
        var schedules = coverage.schedules() == 1
                ? "1 schedule was"
                : "%,d schedules were".formatted(coverage.schedules());
        return switch (coverage.extent()) {
            case ALL -> whole
                    ? "No schedule fails: " + schedules + " run, and stand for all there are."
                    : "No schedule failed that was tried: " + schedules + " run.";
            case BOUND -> "No schedule " + preemptions(coverage) + (whole ? " fails: " : " failed that was tried: ")
                    + schedules + " run. Those with more preemptions were not all tried.";
            case BUDGET -> "No schedule failed that was tried: " + schedules + " run"
                    + (coverage.preemptions() < 0 ? "" : ", among them all " + preemptions(coverage))
                    + (coverage.stages().contains(Stage.RANDOM) ? ", and random ones in the end" : "")
                    + ". There are more.";
            case ENDED -> "No schedule failed that was tried: " + schedules + " run.";
        };
    }

    private static String preemptions(Coverage coverage) {
        return switch (coverage.preemptions()) {
            case 0 -> "without preemption";
            case 1 -> "with at most one preemption";
            default -> "with at most " + coverage.preemptions() + " preemptions";
        };
    }

    /// What was left out of the schedules that ran.
    private static List<String> left(Coverage coverage, @Nullable Cut cut) {
        var left = new ArrayList<String>();
        if (!coverage.unswitched().isEmpty()) {
            left.add("other threads going on at " + places(coverage.unswitched())
                    + ", where the JDK holds a lock of its own while it calls the program, or the JVM cannot leave the "
                    + "thread");
        }
        if (!coverage.weakened().isEmpty()) {
            left.add("what weak memory allows at " + places(coverage.weakened())
                    + ": these accesses were run as volatile ones");
        }
        if (!coverage.unseen().isEmpty()) {
            left.add("switches where state is used that is not seen, at " + places(coverage.unseen()));
        }
        if (cut != null) {
            left.add(end(coverage.cutOff()) + where(siteOf(cut.limit())) + ". " + sentence(cut.limit()));
        }
        return left;
    }

    private static String end(long schedules) {
        return schedules == 1 ? "one schedule to its end" : "%,d schedules to their end".formatted(schedules);
    }

    private static String where(@Nullable Site site) {
        return site == null ? "" : ", left at " + site;
    }

    private static String places(List<Site> sites) {
        var places = sites.stream().map(Site::toString).distinct().toList();
        var shown = String.join(", ", places.subList(0, Math.min(PLACES, places.size())));
        return places.size() <= PLACES ? shown : shown + " and %,d more places".formatted(places.size() - PLACES);
    }

    static String text(Failing failing) {
        var lines = new ArrayList<String>();
        lines.add(sentence(failing.failure()));
        facts(failing.failure()).forEach(fact -> lines.add("  " + fact));
        lines.add("");
        lines.addAll(Table.of(failing.failure(), failing.trace()));
        lines.add("");
        lines.add("Run this schedule again: replay(\"" + failing.schedule() + "\")");
        return String.join("\n", lines);
    }

    static String sentence(Failure failure) {
        return switch (failure) {
            case Failure.Deadlock(_, var mainEnded) ->
                "Deadlock: threads wait for each other, or for what nobody will give back" + though(mainEnded) + ".";
            case Failure.LostWakeup(_, var mainEnded) ->
                "Lost wake-up: a thread waits to be woken, and none is left that could do it" + though(mainEnded) + ".";
            case Failure.ThreadsLeftRunning _ ->
                "Threads left running: the program has ended, but threads wait for ever.";
            case Failure.DataRace(var memory, var first, var second) -> "Data race on " + memory + ": " + first.thread()
                    + " " + does(first) + " it, " + second.thread() + " " + does(second)
                    + " it, and nothing orders the two.";
            case Failure.Livelock _ -> "Livelock: threads spin for ever, although each gets its turn.";
            case Failure.Uncaught(var thread, var thrown) -> thread + " ends with " + exception(thrown);
            case Failure.Exited(var thread, var status, _) -> thread + " ends the JVM with status " + status + ".";
        };
    }

    private static String though(boolean mainEnded) {
        return mainEnded ? " (main has ended; the program does not, because of these threads)" : "";
    }

    private static String exception(Throwable thrown) {
        var message = Jdk.opened().messageOf(thrown);
        return thrown.getClass().getName() + (message.isEmpty() ? "." : ": " + message);
    }

    private static List<String> facts(Failure failure) {
        return switch (failure) {
            case Failure.Deadlock(var waits, _) -> waits(waits);
            case Failure.LostWakeup(var waits, _) -> waits(waits);
            case Failure.ThreadsLeftRunning(var waits) -> waits(waits);
            case Failure.Livelock(var waits) -> waits(waits);
            case Failure.DataRace(_, var first, var second) -> List.of(fact(first), fact(second));
            case Failure.Uncaught(_, var thrown) -> thrownAt(thrown);
            case Failure.Exited(_, _, var site) -> at(site);
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
        var at = wait.site() == null || wait.site().line() == 0 ? "" : " at " + wait.site();
        return wait.thread() + " " + Words.of(wait.awaited()) + at + Words.heldBy(wait, true);
    }

    private static List<String> at(@Nullable Site site) {
        return site == null ? List.of() : List.of("at " + site);
    }

    /// The topmost line of the program on the stack.
    private static List<String> thrownAt(Throwable thrown) {
        return Stream.of(Jdk.opened().framesOf(thrown))
                .filter(frame -> Instrumented.LOADER.equals(frame.getClassLoaderName()))
                .filter(frame -> frame.getLineNumber() > 0)
                .limit(1).map(frame -> "at " + folder(frame.getClassName()) + frame.getFileName() + ":"
                        + frame.getLineNumber())
                .toList();
    }

    private static String folder(String type) {
        return type.substring(0, type.lastIndexOf('.') + 1).replace('.', '/');
    }
}
